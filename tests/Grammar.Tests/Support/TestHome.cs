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

    /// <summary>One or two devices of every domain, with states.</summary>
    public static HomeSnapshot Every { get; } = new(
        [new("ground", "Ground floor", [])],
        [new("hall", "Hall", "ground", []), new("den", "Den", "ground", [])],
        [
            Device("light.hall", "Hall Light", "hall", DimOnly),
            Device("switch.pump", "Pump", "hall", "{}"),
            Device("input_boolean.guests", "Guests", null, "{}"),
            Device("cover.left", "Left Blind", "den", """{"supported_features":15,"device_class":"blind","current_position":40}"""),
            Device("cover.garage", "Garage", "hall", """{"supported_features":3,"device_class":"garage"}"""),
            Device("valve.tap", "Tap", "den", """{"supported_features":15}"""),
            Device("lock.front", "Front Door", "hall", """{"supported_features":1}"""),
            Device("lock.back", "Back Door", "den", """{"supported_features":0}"""),
            Device("climate.hall", "Hall Heating", "hall", """{"supported_features":401,"hvac_modes":["off","heat"],"temperature":20.5,"min_temp":5,"max_temp":30,"preset_modes":["eco","boost"]}"""),
            Device("climate.den", "Den AC", "den", """{"supported_features":387,"hvac_modes":["off","cool","heat_cool"],"temperature":null,"target_temp_low":19,"target_temp_high":29.5,"min_temp":16,"max_temp":30}"""),
            Device("climate.attic", "Attic Radiator", null, """{"supported_features":1,"hvac_modes":["off","heat"],"temperature":null}"""),
            Device("humidifier.den", "Humidifier", "den", """{"supported_features":1,"available_modes":["auto","baby"],"min_humidity":30,"max_humidity":70}"""),
            Device("media_player.tv", "TV", "den", """{"supported_features":24477,"volume_level":0.35,"source_list":["HDMI 1","Radio"],"device_class":"tv"}"""),
            Device("media_player.den", "Den Speaker", "den", """{"supported_features":21565,"volume_level":0.95}"""),
            Device("media_player.hall", "Hall Speaker", "hall", """{"supported_features":1152}"""),
            Device("vacuum.robo", "Robo", "hall", """{"supported_features":8828}"""),
            Device("scene.movie", "Movie Night", null, "{}"),
            Device("script.night", "Good Night", null, "{}"),
            Device("button.chime", "Chime", null, "{}"),
            Device("input_button.bell", "Bell", null, "{}"),
            Device("alarm_control_panel.home", "Alarm", null, """{"supported_features":7}"""),
            Device("todo.shopping", "Shopping List", null, """{"supported_features":15}"""),
            Device("sensor.den_temperature", "Den Temperature", "den", """{"device_class":"temperature"}"""),
            Device("binary_sensor.window", "Den Window", "den", """{"device_class":"window"}"""),
            Device("weather.home", "Weather", null, "{}"),
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
