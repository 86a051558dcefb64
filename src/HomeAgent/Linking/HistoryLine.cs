using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>Writes the last call as the prompt shows it: <c>light.turn_on #2 brightness_pct 50</c>.</summary>
internal static class HistoryLine
{
    /// <summary>The call with the label of its devices and its parameters as a call line names them.</summary>
    public static string Write(ServiceCall call, string label)
    {
        var text = new StringBuilder(call.Service).Append(' ').Append(label);
        foreach (var (name, value) in call.Relative ?? call.Data)
        {
            // A volume is a share in Home Assistant and a percentage in a call line.
            if (name == "volume_level" && value is JsonValue share && share.TryGetValue<double>(out var level))
            {
                text.Append(CultureInfo.InvariantCulture, $" volume_pct {Math.Round(level * 100)}");
            }
            else
            {
                text.Append(' ').Append(name).Append(' ').Append(Spell(value));
            }
        }

        return text.ToString();
    }

    private static string Spell(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => string.Join(' ', UtteranceNormalizer.Split(value.GetValue<string>())),
        JsonValueKind.Array => string.Join(' ', value.AsArray().Select(Spell)),
        null => "",
        _ => value.ToJsonString(),
    };
}
