using System.Globalization;
using System.Text.Json;
using HomeLLM.DeviceRegistry;
using HomeLLM.Engines;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Terminal;

/// <summary>Shows an utterance on its way: the call, the message, the state that came back.</summary>
internal sealed class TerminalObserver(TerminalOutput output) : IUtteranceObserver
{
    /// <inheritdoc/>
    public void OnCall(ServiceCall call)
    {
        var data = call.Data.Count == 0 ? "" : $"  {call.Data.ToJsonString(Json.Readable)}";
        output.WriteDetail($"  call   {call.Service}  {string.Join(", ", call.EntityIds)}{data}");
    }

    /// <inheritdoc/>
    public void OnPublished(ServiceCall call, PublishReport report)
    {
        var fate = report.Result switch
        {
            MqttPublishResult.Delivered => "",
            MqttPublishResult.Expired => "  (dropped: no broker in time)",
            _ => "  (refused by the broker)",
        };
        output.WriteDetail($"  mqtt   {report.Topic}  {report.Payload}{fate}");
    }

    /// <inheritdoc/>
    public void OnState(Device before, Device after)
    {
        var (was, now) = (Describe(before), Describe(after));
        output.WriteDetail(was == now ? $"  state  {after.Name}: {now}, as before" : $"  state  {after.Name}: {was} -> {now}");
    }

    /// <summary>The state in a few words: "on, 30 %".</summary>
    private static string Describe(Device device)
    {
        var words = new List<string> { device.State.Value ?? "unknown" };
        if (device.State.Value == "off") return words[0];
        if (Number(device, "brightness") is { } brightness) words.Add($"{Round(brightness * 100 / 255)} %");
        if (Number(device, "percentage") is { } percentage) words.Add($"{Round(percentage)} %");
        foreach (var name in (ReadOnlySpan<string>)["rgb_color", "color_temp_kelvin", "oscillating", "direction", "preset_mode"])
        {
            if (device.State.Attributes.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
            {
                words.Add(name switch
                {
                    "color_temp_kelvin" => $"{value} K",
                    "oscillating" => "oscillating",
                    "rgb_color" => $"RGB {value}",
                    _ => value.ToString(),
                });
            }
        }

        return string.Join(", ", words);
    }

    private static double? Number(Device device, string name) =>
        device.State.Attributes.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static string Round(double value) => Math.Round(value).ToString(CultureInfo.InvariantCulture);
}
