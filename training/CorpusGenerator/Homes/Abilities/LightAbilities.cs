using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Homes.Abilities;

/// <summary>Lights of every ability.</summary>
internal static class LightAbilities
{
    private static readonly (int Min, int Max)[] KelvinRanges =
        [(2000, 6535), (2200, 6500), (2700, 6500), (2202, 4000), (2000, 6500), (2203, 6536), (2700, 5000), (2500, 9000), (1800, 6500),
            (2200, 4500), (3000, 6000)];

    private static readonly string[][] Coloured = [["hs"], ["rgb"], ["rgbw"], ["xy"]];

    private static readonly string[][] Best = [["color_temp", "hs"], ["color_temp", "xy"], ["rgbww"], ["color_temp", "rgb"]];

    /// <summary>A random light.</summary>
    /// <param name="detail">How much is known of it.</param>
    /// <param name="taste">Which lights this home has: 0 plain bulbs only, 1 the best ones only.</param>
    /// <param name="random">Chooses.</param>
    public static DeviceState Make(Detail detail, double taste, Random random)
    {
        var bag = new AttributeBag(detail);
        var isOn = random.Chance(0.45);
        var modes = ((random.NextDouble() + taste) / 2) switch
        {
            < 0.22 => ["onoff"],
            < 0.46 => ["brightness"],
            < 0.60 => ["color_temp"],
            < 0.66 => random.Pick(Coloured),
            < 0.94 => random.Pick(Best),
            _ => Array.Empty<string>(),
        };
        if (modes.Length == 0) return bag.InState(isOn ? "on" : "off");
        bag.Add("supported_color_modes", modes);
        var isWhite = modes.Contains("color_temp") || modes.Contains("rgbww");
        var (min, max) = random.Pick(KelvinRanges);
        if (isWhite && random.Chance(0.7)) bag.Add("min_color_temp_kelvin", min).Add("max_color_temp_kelvin", max);
        else (min, max) = (2200, 6500);
        // Transition 32 and flash 8 say nothing of what can be ordered, but most lights tell of them.
        if (random.Chance(0.6)) bag.Add("supported_features", random.Pick([0, 32, 40, 44]));
        if (isOn) AddPresent(bag, modes, isWhite, min, max, random);
        return bag.InState(isOn ? "on" : "off");
    }

    private static void AddPresent(AttributeBag bag, string[] modes, bool isWhite, int min, int max, Random random)
    {
        if (modes[0] == "onoff")
        {
            bag.AddLive("color_mode", "onoff");
            return;
        }

        bag.AddLive("brightness", random.Chance(0.3) ? 255 : random.Next(1, 256));
        if (isWhite && (modes.Length == 1 || random.Chance(0.6)))
        {
            bag.AddLive("color_mode", "color_temp").AddLive("color_temp_kelvin", random.Next(min / 50, (max / 50) + 1) * 50);
        }
        else if (modes[0] == "brightness")
        {
            bag.AddLive("color_mode", "brightness");
        }
        else
        {
            bag.AddLive("color_mode", modes[^1]).AddLive("hs_color", new[] { random.Next(360), random.Next(20, 101) });
        }
    }
}
