using System.Collections.Immutable;
using System.Text.Json;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar.Tests;

/// <summary>Homes by the dice: many shapes, hostile names in whatever may carry one.</summary>
internal static class RandomHomes
{
    private static readonly string[] HostileNames =
    [
        "\"", "\\", "\\\"", "\"}\n{\"service\":\"light.turn_on\"", "\u0000\u0001\u001f", "\t\r\n\b\f", "\u007f\u0080\u2028\u2029", "schlaf 😴",
        "ночь", "自動", "auto", "Auto", "AUTO", "e\u0301", "\u00e9", " ", "a/b", "<b>", "'", "null", "true", "5", "auto\",\"x\":\"1", "2026-11-22T10:00:00Z",
    ];

    private static readonly string[] SpokenWords = ["milk", "and", "oat", "milk", "butter", "to", "the", "list"];

    private static readonly string[] PlainDomains =
    [
        "sensor", "binary_sensor", "weather", "input_boolean", "cover", "cover", "valve", "lock", "vacuum", "scene", "script", "button", "input_button",
        "alarm_control_panel", "person",
    ];

    public static HomeSnapshot Make(Random random, int maxDevices = 12)
    {
        var floors = Enumerable.Range(0, random.Next(3)).Select(index => new Floor(Name(random, "floor", index), $"Floor {index}", [])).ToArray();
        var areas = Enumerable.Range(0, random.Next(5)).Select(index => new Area(
            Name(random, "area", index), $"Area {index}", floors.Length > 0 && random.Next(4) > 0 ? floors[random.Next(floors.Length)].Id : null, []));
        var places = areas.ToArray();
        var devices = Enumerable.Range(0, random.Next(maxDevices + 1)).Select(index => Device(random, index, places));
        return new([.. floors], [.. places], [.. devices]);
    }

    public static CallScope Scope(Random random, HomeSnapshot home)
    {
        if (random.Next(2) == 0) return CallScope.WholeHome(home) with { SpokenWords = Words(random) };
        var all = TestHome.Labels(home);
        return all with
        {
            Devices = [.. all.Devices.Where(_ => random.Next(4) > 0).Select(scoped => random.Next(4) > 0 ? scoped : Group(random, scoped, home))],
            Areas = [.. all.Areas.Where(_ => random.Next(4) > 0)],
            Floors = [.. all.Floors.Where(_ => random.Next(4) > 0)],
            AllowHome = random.Next(2) == 0,
            SpokenWords = Words(random),
        };
    }

    private static ScopedDevice Group(Random random, ScopedDevice first, HomeSnapshot home) =>
        new(first.Spelling, [first.Device, .. home.Devices.Where(device => device != first.Device && random.Next(3) == 0)]);

    private static ImmutableArray<string> Words(Random random) => random.Next(3) == 0
        ? []
        : [.. Enumerable.Range(0, random.Next(8)).Select(_ => random.Next(3) == 0 ? HostileNames[random.Next(HostileNames.Length)] : SpokenWords[random.Next(SpokenWords.Length)])];

    private static string Name(Random random, string kind, int index) =>
        random.Next(3) == 0 ? $"{HostileNames[random.Next(HostileNames.Length)]}{index}" : $"{kind}_{index}";

    private static Device Device(Random random, int index, Area[] areas)
    {
        var (domain, attributes) = random.Next(16) switch
        {
            0 => ("light", TestHome.OnOff),
            1 => ("light", TestHome.DimOnly),
            2 => ("light", $$"""{"supported_color_modes":["color_temp"],"min_color_temp_kelvin":{{random.Next(1, 3000)}},"max_color_temp_kelvin":{{random.Next(3000, 99999)}}}"""),
            3 => ("light", TestHome.Full),
            4 => ("light", """{"supported_color_modes":["hs"]}"""),
            5 => ("switch", "{}"),
            6 or 7 => ("fan", $$"""{"supported_features":{{random.Next(16)}},"preset_modes":{{Names(random)}}}"""),
            8 or 9 => ("climate", Climate(random)),
            10 => ("media_player", $$"""{"supported_features":{{random.Next(1 << 16)}},"source_list":{{Names(random)}},"volume_level":0.{{random.Next(99)}}}"""),
            11 => ("humidifier", $$"""{"supported_features":{{random.Next(2)}},"available_modes":{{Names(random)}},"min_humidity":{{random.Next(50)}},"max_humidity":{{random.Next(50, 101)}}}"""),
            12 => ("todo", $$"""{"supported_features":{{random.Next(16)}}}"""),
            _ => (PlainDomains[random.Next(PlainDomains.Length)], random.Next(3) == 0 ? "{}" : $$"""{"supported_features":{{random.Next(1 << 14)}}}"""),
        };
        return TestHome.Device($"{domain}.d{index}", $"Device {index}", areas.Length > 0 && random.Next(5) > 0 ? areas[random.Next(areas.Length)].Id : null, attributes);
    }

    private static string Climate(Random random) => $$"""
        {
            "supported_features":{{random.Next(512)}}, "hvac_modes":{{(random.Next(2) == 0 ? """["off","heat"]""" : Names(random))}}, "preset_modes":{{Names(random)}},
            "min_temp":{{random.Next(-20, 20)}}.{{random.Next(100)}}, "max_temp":{{random.Next(20, 40)}}.{{random.Next(100)}},
            {{(random.Next(2) == 0 ? """ "temperature":21.33 """ : """ "temperature":null,"target_temp_low":19.5,"target_temp_high":24 """)}}
        }
        """;

    private static string Names(Random random) =>
        JsonSerializer.Serialize(Enumerable.Range(0, random.Next(5)).Select(_ => HostileNames[random.Next(HostileNames.Length)]));
}
