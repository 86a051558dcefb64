namespace HomeLLM.CorpusGenerator.Homes;

/// <summary>What one home is like.</summary>
internal sealed class HomeStyle
{
    /// <summary>Draws a style.</summary>
    public HomeStyle(Random random)
    {
        Taste = random.NextDouble();
        Lights = random.Chance(0.06) ? 0.3 : 4 + (random.NextDouble() * 4);
        Fans = random.Chance(0.12) ? 0.05 : 0.7 + (random.NextDouble() * 2);
        Switches = random.Chance(0.12) ? 0.05 : 0.7 + (random.NextDouble() * 2.5);
        OtherShare = random.Chance(0.4) ? 0 : random.NextDouble() * 0.25;
        LostShare = random.Chance(0.6) ? 0.01 : random.NextDouble() * 0.25;
        AreaInName = random.NextDouble();
        NumberShare = random.Chance(0.7) ? 0.04 : random.NextDouble() * 0.5;
        NicknameShare = random.Chance(0.7) ? 0.03 : random.NextDouble() * 0.4;
        InventedShare = random.Chance(0.6) ? 0.04 : random.NextDouble() * 0.5;
        SetShare = random.Chance(0.7) ? 0.03 : random.NextDouble() * 0.2;
        AliasShare = random.Chance(0.6) ? 0.05 : random.NextDouble() * 0.4;
        RepeatShare = random.Chance(0.6) ? 0.05 : 0.3;
        Lower = random.Chance(0.08);
    }

    /// <summary>0 plain bulbs, 1 the best lights.</summary>
    public double Taste { get; }

    /// <summary>How many lights, relative to the other two.</summary>
    public double Lights { get; }

    /// <summary>How many fans.</summary>
    public double Fans { get; }

    /// <summary>How many switches.</summary>
    public double Switches { get; }

    /// <summary>The share of devices of other domains.</summary>
    public double OtherShare { get; }

    /// <summary>The share of devices that stand in no area.</summary>
    public double LostShare { get; }

    /// <summary>The share of names that begin with the area's.</summary>
    public double AreaInName { get; }

    /// <summary>The share of names with a number.</summary>
    public double NumberShare { get; }

    /// <summary>The share of names that say nothing.</summary>
    public double NicknameShare { get; }

    /// <summary>The share of names with an invented word.</summary>
    public double InventedShare { get; }

    /// <summary>How often several devices of one kind are put up at once.</summary>
    public double SetShare { get; }

    /// <summary>The share of devices with an alias.</summary>
    public double AliasShare { get; }

    /// <summary>How often a name that stands already is used again in another area.</summary>
    public double RepeatShare { get; }

    /// <summary>Whether names are written in lower case.</summary>
    public bool Lower { get; }
}
