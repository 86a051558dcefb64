using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Homes.Abilities;

/// <summary>Fans of every ability.</summary>
internal static class FanAbilities
{
    // Home Assistant's FanEntityFeature.
    private const int Speed = 1, Oscillate = 2, Direction = 4, Preset = 8, TurnOffOn = 48;

    /// <summary>A random fan.</summary>
    /// <param name="detail">How much is known of it.</param>
    /// <param name="presetModes">What its modes may be called.</param>
    /// <param name="random">Chooses.</param>
    public static DeviceState Make(Detail detail, IReadOnlyList<string> presetModes, Random random)
    {
        var bag = new AttributeBag(detail);
        var isOn = random.Chance(0.4);
        var features = (random.Chance(0.75) ? Speed : 0) | (random.Chance(0.45) ? Oscillate : 0);
        features |= (random.Chance(0.35) ? Direction : 0) | (random.Chance(0.45) ? Preset : 0);
        if (random.Chance(0.12)) features = 0;
        bag.Add("supported_features", features | (random.Chance(0.6) ? TurnOffOn : 0));
        var modes = (features & Preset) == 0 ? [] : Modes(features, presetModes, random);
        if (modes.Length > 0) bag.Add("preset_modes", modes);
        if ((features & Speed) != 0)
        {
            var steps = random.Pick([3, 4, 5, 6, 10, 100]);
            bag.AddLive("percentage_step", Math.Round(100.0 / steps, 2))
                .AddLive("percentage", isOn ? (int)Math.Round(random.Next(1, steps + 1) * 100.0 / steps) : 0);
        }

        if ((features & Oscillate) != 0) bag.AddLive("oscillating", random.Chance(0.4));
        if ((features & Direction) != 0) bag.AddLive("direction", random.Chance(0.8) ? "forward" : "reverse");
        if (modes.Length > 0 && isOn && random.Chance(0.4)) bag.AddLive("preset_mode", random.Pick(modes));
        return bag.InState(isOn ? "on" : "off");
    }

    private static string[] Modes(int features, IReadOnlyList<string> presetModes, Random random)
    {
        string[] known = random.Next(8) switch
        {
            0 => ["auto", "sleep"],
            1 => ["low", "medium", "high"],
            2 => ["auto", "low", "medium", "high"],
            3 when (features & Speed) == 0 => ["low", "medium", "high", "auto"],
            3 => ["normal", "nature", "sleep"],
            _ => [],
        };
        return known.Length > 0 ? known : ModeNames.Draw(presetModes, random.Next(1, 7), random);
    }
}
