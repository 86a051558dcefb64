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
        if (random.Next(2) == 0) return CallScope.WholeHome(home);
        var all = TestHome.Labels(home);
        return all with
        {
            Devices = [.. all.Devices.Where(_ => random.Next(4) > 0)],
            Areas = [.. all.Areas.Where(_ => random.Next(4) > 0)],
            Floors = [.. all.Floors.Where(_ => random.Next(4) > 0)],
            AllowHome = random.Next(2) == 0,
        };
    }

    private static string Name(Random random, string kind, int index) =>
        random.Next(3) == 0 ? $"{HostileNames[random.Next(HostileNames.Length)]}{index}" : $"{kind}_{index}";

    private static Device Device(Random random, int index, Area[] areas)
    {
        var (domain, attributes) = random.Next(9) switch
        {
            0 => ("light", TestHome.OnOff),
            1 => ("light", TestHome.DimOnly),
            2 => ("light", $$"""{"supported_color_modes":["color_temp"],"min_color_temp_kelvin":{{random.Next(1, 3000)}},"max_color_temp_kelvin":{{random.Next(3000, 99999)}}}"""),
            3 => ("light", TestHome.Full),
            4 => ("light", """{"supported_color_modes":["hs"]}"""),
            5 => ("switch", "{}"),
            6 => ("sensor", "{}"),
            _ => ("fan", $$"""{"supported_features":{{random.Next(16)}},"preset_modes":{{Presets(random)}}}"""),
        };
        return TestHome.Device($"{domain}.d{index}", $"Device {index}", areas.Length > 0 && random.Next(5) > 0 ? areas[random.Next(areas.Length)].Id : null, attributes);
    }

    private static string Presets(Random random) =>
        JsonSerializer.Serialize(Enumerable.Range(0, random.Next(5)).Select(_ => HostileNames[random.Next(HostileNames.Length)]));
}
