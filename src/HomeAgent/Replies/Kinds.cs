using System.Collections.Frozen;
using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>What devices are called by their kind, which is their domain and, where that says more, their class.</summary>
internal static class Kinds
{
    private static readonly FrozenDictionary<string, string> Classes = new Dictionary<string, string>
    {
        ["cover:blind"] = "blind", ["cover:shade"] = "shade", ["cover:curtain"] = "curtain", ["cover:shutter"] = "shutter", ["cover:awning"] = "awning",
        ["cover:garage"] = "garage door", ["cover:gate"] = "gate", ["cover:window"] = "window", ["cover:door"] = "door",
        ["media_player:tv"] = "TV", ["media_player:speaker"] = "speaker", ["switch:outlet"] = "outlet",
        ["binary_sensor:window"] = "window", ["binary_sensor:door"] = "door", ["binary_sensor:garage_door"] = "garage door",
        ["binary_sensor:opening"] = "opening", ["binary_sensor:lock"] = "lock",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Domains = new Dictionary<string, string>
    {
        ["light"] = "light", ["fan"] = "fan", ["switch"] = "switch", ["input_boolean"] = "switch", ["cover"] = "cover", ["valve"] = "valve",
        ["lock"] = "lock", ["climate"] = "thermostat", ["media_player"] = "media player", ["vacuum"] = "vacuum", ["scene"] = "scene",
        ["script"] = "script", ["button"] = "button", ["input_button"] = "button", ["humidifier"] = "humidifier",
        ["alarm_control_panel"] = "alarm", ["todo"] = "list", ["sensor"] = "sensor", ["binary_sensor"] = "sensor", ["person"] = "person",
    }.ToFrozenDictionary();

    /// <summary>What one such device is called: "light", "garage door".</summary>
    public static string Of(Device device) =>
        device.DeviceClass is { } deviceClass && Classes.TryGetValue($"{device.Id.Domain}:{deviceClass}", out var name)
            ? name
            : Domains.GetValueOrDefault(device.Id.Domain, "device");

    /// <summary>What all of the devices are called; null where they are of several kinds.</summary>
    public static string? OfAll(ImmutableArray<EntityId> ids, HomeSnapshot home)
    {
        string? common = null;
        foreach (var device in ids.Select(home.FindDevice))
        {
            if (device is null) return null;
            var kind = Of(device);
            if (common is null) common = kind;
            else if (common != kind) return IsOneDomain(ids) ? Domains.GetValueOrDefault(ids[0].Domain) : null;
        }

        return common;
    }

    /// <summary>"lights", "switches".</summary>
    public static string Plural(string kind) => kind switch
    {
        "switch" => "switches",
        "person" => "people",
        _ => $"{kind}s",
    };

    /// <summary>"3 lights".</summary>
    public static string Count(int count, string kind) => count == 1 ? $"1 {kind}" : $"{count} {Plural(kind)}";

    private static bool IsOneDomain(ImmutableArray<EntityId> ids) => ids.All(id => id.Domain == ids[0].Domain);
}
