using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace HomeLLM.CorpusGenerator.Homes;

/// <summary>Home Assistant attributes for devices of every ability.</summary>
internal static class DeviceAbilities
{
    private static readonly (int Min, int Max)[] KelvinRanges =
        [(2000, 6535), (2200, 6500), (2700, 6500), (2202, 4000), (2000, 6500), (2203, 6536), (2700, 5000), (2500, 9000), (1800, 6500),
            (2200, 4500), (3000, 6000)];

    /// <summary>Attributes of a random light.</summary>
    /// <param name="taste">Which lights this home has: 0 plain bulbs only, 1 the best ones only.</param>
    /// <param name="random">Chooses.</param>
    public static ImmutableDictionary<string, JsonElement> Light(double taste, Random random)
    {
        var quality = (random.NextDouble() + taste) / 2;
        var modes = quality switch
        {
            < 0.22 => "[\"onoff\"]",
            < 0.46 => "[\"brightness\"]",
            < 0.60 => "[\"color_temp\"]",
            < 0.66 => random.Pick(["[\"hs\"]", "[\"rgb\"]", "[\"rgbw\"]", "[\"xy\"]"]),
            < 0.90 => random.Pick(["[\"color_temp\",\"hs\"]", "[\"color_temp\",\"xy\"]", "[\"rgbww\"]", "[\"color_temp\",\"rgb\"]"]),
            _ => "",
        };
        var attributes = ImmutableDictionary<string, JsonElement>.Empty;
        if (modes.Length > 0) attributes = attributes.Add("supported_color_modes", Json(modes));
        if (!modes.Contains("temp", StringComparison.Ordinal) && !modes.Contains("rgbww", StringComparison.Ordinal)
            || random.Chance(0.3)) return attributes;
        var (min, max) = random.Pick(KelvinRanges);
        return attributes.Add("min_color_temp_kelvin", Number(min)).Add("max_color_temp_kelvin", Number(max));
    }

    /// <summary>Attributes of a random fan.</summary>
    public static ImmutableDictionary<string, JsonElement> Fan(IReadOnlyList<string> presetModes, Random random)
    {
        if (random.Chance(0.08)) return ImmutableDictionary<string, JsonElement>.Empty;
        // Home Assistant's FanEntityFeature: speed 1, oscillation 2, direction 4, preset modes 8.
        var features = (random.Chance(0.75) ? 1 : 0) | (random.Chance(0.45) ? 2 : 0);
        features |= (random.Chance(0.35) ? 4 : 0) | (random.Chance(0.45) ? 8 : 0);
        if (random.Chance(0.12)) features = 0;
        var attributes = ImmutableDictionary<string, JsonElement>.Empty.Add("supported_features", Number(features));
        if ((features & 8) == 0) return attributes;
        return attributes.Add("preset_modes", Json(JsonSerializer.Serialize(Modes(features, presetModes, random))));
    }

    private static string[] Modes(int features, IReadOnlyList<string> presetModes, Random random)
    {
        string[] known = random.Next(8) switch
        {
            0 => ["auto", "sleep"],
            1 => ["low", "medium", "high"],
            2 => ["auto", "low", "medium", "high"],
            3 when (features & 1) == 0 => ["low", "medium", "high", "auto"],
            3 => ["normal", "nature", "sleep"],
            _ => [],
        };
        if (known.Length > 0) return known;
        var modes = new HashSet<string>();
        var count = random.Next(1, 7);
        while (modes.Count < count)
        {
            modes.Add(random.Chance(0.12) ? InventedWords.Make(random).ToLowerInvariant() : random.Pick(presetModes));
        }

        var style = random.Next(12);
        return [.. modes.Select(mode => style switch
        {
            0 => char.ToUpperInvariant(mode[0]) + mode[1..],
            1 => mode.Replace(' ', '_'),
            _ => mode,
        })];
    }

    private static JsonElement Number(int value) => Json(value.ToString(CultureInfo.InvariantCulture));

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
