using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Homes.Abilities;

/// <summary>Covers, valves and locks.</summary>
internal static class OpeningAbilities
{
    // Home Assistant's CoverEntityFeature and, as far as they are the same, ValveEntityFeature.
    private const int Open = 1, Close = 2, SetPosition = 4, Stop = 8, AllTilt = 240;

    /// <summary>A random cover.</summary>
    /// <param name="detail">How much is known of it.</param>
    /// <param name="deviceClass">Its class; null where it doesn't say.</param>
    /// <param name="isDoor">Whether it is a door or gate, which seldom stops half way.</param>
    /// <param name="random">Chooses.</param>
    public static DeviceState Cover(Detail detail, string? deviceClass, bool isDoor, Random random)
    {
        const int OpenClose = Open | Close;
        var features = isDoor
            ? random.PickWeighted((5, OpenClose), (5, OpenClose | Stop), (2, OpenClose | Stop | SetPosition))
            : random.PickWeighted((9, OpenClose | Stop | SetPosition), (4, OpenClose | Stop), (1.2, OpenClose | SetPosition), (1, OpenClose),
                (1.4, OpenClose | Stop | SetPosition | AllTilt), (0.4, OpenClose | Stop | AllTilt));
        var bag = new AttributeBag(detail).AddClass(deviceClass).Add("supported_features", features);
        var position = Position(isDoor ? 0.75 : 0.35, random);
        if ((features & SetPosition) != 0) bag.AddLive("current_position", position);
        if ((features & AllTilt) != 0) bag.AddLive("current_tilt_position", random.Next(0, 11) * 10);
        return bag.InState(random.Chance(0.03) ? random.Pick(["opening", "closing"]) : position == 0 ? "closed" : "open");
    }

    /// <summary>A random valve.</summary>
    public static DeviceState Valve(Detail detail, string? deviceClass, Random random)
    {
        var features = random.PickWeighted((6, Open | Close), (2, Open | Close | Stop), (2, Open | Close | SetPosition),
            (3, Open | Close | SetPosition | Stop));
        var hasPosition = (features & SetPosition) != 0;
        var position = Position(0.7, random);
        var bag = new AttributeBag(detail).AddClass(deviceClass).Add("supported_features", features).AddLive("reports_position", hasPosition);
        if (hasPosition) bag.AddLive("current_position", position);
        return bag.InState(position == 0 ? "closed" : "open");
    }

    /// <summary>A random lock; some can be unlatched.</summary>
    public static DeviceState Lock(Detail detail, Random random)
    {
        const int Unlatch = 1;
        var bag = new AttributeBag(detail).Add("supported_features", random.Chance(0.35) ? Unlatch : 0);
        if (random.Chance(0.2)) bag.AddLive("changed_by", random.Pick(["Keypad", "Manual", "App", "Auto lock"]));
        return bag.InState(random.PickWeighted((66, "locked"), (30, "unlocked"), (1.5, "jammed"), (1, "locking"), (1, "unlocking")));
    }

    private static int Position(double closed, Random random)
    {
        if (random.Chance(closed)) return 0;
        return random.NextDouble() switch { < 0.5 => 100, < 0.8 => random.Next(1, 20) * 5, _ => random.Next(1, 100) };
    }
}
