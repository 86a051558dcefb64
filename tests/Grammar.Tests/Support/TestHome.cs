using System.Collections.Immutable;
using System.Text.Json;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar.Tests;

/// <summary>A small home with one of each kind, and short ways to make others.</summary>
internal static class TestHome
{
    public const string DimOnly = """{"supported_color_modes":["brightness"]}""";
    public const string OnOff = """{"supported_color_modes":["onoff"]}""";
    public const string White = """{"supported_color_modes":["color_temp"],"min_color_temp_kelvin":2700,"max_color_temp_kelvin":5000}""";
    public const string Full = """{"supported_color_modes":["rgbww"],"min_color_temp_kelvin":2000,"max_color_temp_kelvin":6535}""";

    public static HomeSnapshot Small { get; } = new(
        [new("ground", "Ground floor", []), new("upper", "Upper floor", [])],
        [new("kitchen", "Kitchen", "ground", []), new("bedroom", "Bedroom", "upper", []), new("attic", "Attic", "upper", [])],
        [
            Device("light.kitchen", "Kitchen Light", "kitchen", DimOnly),
            Device("light.pantry", "Pantry Light", "kitchen", OnOff),
            Device("light.bed", "Bed Light", "bedroom", Full),
            Device("light.shelf", "Shelf Light", "bedroom", White),
            Device("fan.ceiling", "Ceiling Fan", "bedroom", """{"supported_features":15,"preset_modes":["auto","sleep"]}"""),
            Device("fan.vent", "Vent", "kitchen", """{"supported_features":0}"""),
            Device("switch.coffee", "Coffee Maker", "kitchen", "{}"),
        ]);

    /// <summary>Names that would break a grammar, a schema or a line, if they were not escaped.</summary>
    public static HomeSnapshot Hostile { get; } = new(
        [new("\"}", "Quote", [])],
        [new("a\"b\\c", "Quoted", "\"}", []), new("line\nfeed", "Broken", null, []), new("küche", "Küche", null, [])],
        [
            Device("light.a", "A", "a\"b\\c", OnOff),
            Device("light.b", "B", "line\nfeed", OnOff),
            Device("fan.c", "C", "küche", """{"supported_features":8,"preset_modes":["\"","\\","\u0000\u001f\u007f","schlaf 😴","]] | root","auto","auto"]}"""),
        ]);

    public static Device Device(string id, string name, string? area, string attributes) => new(
        EntityId.Parse(id), name, area, [], DeviceState.Unknown with { Attributes = Attributes(attributes) });

    public static CallScope Labels(HomeSnapshot home) => new(
        home,
        [.. home.Devices.Select((device, index) => new ScopedDevice($"#{index + 1}", device))],
        [.. home.Areas.Select((area, index) => new ScopedArea($"@{index + 1}", area))],
        [.. home.Floors.Select((floor, index) => new ScopedFloor($"^{index + 1}", floor))],
        AllowHome: true);

    private static ImmutableDictionary<string, JsonElement> Attributes(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToImmutableDictionary(member => member.Name, member => member.Value.Clone());
    }
}
