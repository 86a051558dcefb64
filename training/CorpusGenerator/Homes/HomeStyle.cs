namespace HomeLLM.CorpusGenerator.Homes;

/// <summary>What one home is like.</summary>
internal sealed class HomeStyle
{
    private readonly (DeviceKind Kind, double Share)[] _kinds;

    /// <summary>Draws a style.</summary>
    public HomeStyle(Random random)
    {
        Taste = random.NextDouble();
        LostShare = random.Chance(0.6) ? 0.01 : random.NextDouble() * 0.25;
        AreaInName = random.NextDouble();
        NumberShare = random.Chance(0.7) ? 0.04 : random.NextDouble() * 0.5;
        NicknameShare = random.Chance(0.7) ? 0.03 : random.NextDouble() * 0.4;
        InventedShare = random.Chance(0.6) ? 0.04 : random.NextDouble() * 0.5;
        BrandShare = random.Chance(0.6) ? 0.03 : random.NextDouble() * 0.4;
        NounlessShare = random.Chance(0.7) ? 0.02 : random.NextDouble() * 0.3;
        SetShare = random.Chance(0.7) ? 0.03 : random.NextDouble() * 0.2;
        SeriesShare = random.Chance(0.6) ? 0.01 : random.NextDouble() * 0.08;
        CompanionShare = random.Chance(0.5) ? 0.08 : random.NextDouble() * 0.6;
        AliasShare = random.Chance(0.6) ? 0.05 : random.NextDouble() * 0.4;
        RepeatShare = random.Chance(0.6) ? 0.05 : 0.3;
        ClassShare = random.Chance(0.6) ? 0.9 : random.NextDouble();
        BareShare = random.Chance(0.88) ? 0.05 : 0.3 + (random.NextDouble() * 0.7);
        UnavailableShare = random.Chance(0.7) ? 0.01 : 0.05;
        IsFahrenheit = random.Chance(0.15);
        Spelling = random.PickWeighted((86, NameSpelling.Title), (8, NameSpelling.Lower), (2, NameSpelling.Dash), (2, NameSpelling.Bracket),
            (1, NameSpelling.Upper), (1, NameSpelling.Underscore));
        _kinds = DrawKinds(random);
    }

    /// <summary>0 plain bulbs, 1 the best lights.</summary>
    public double Taste { get; }

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

    /// <summary>The share of names with a maker's.</summary>
    public double BrandShare { get; }

    /// <summary>The share of names without a word for what the thing is.</summary>
    public double NounlessShare { get; }

    /// <summary>How often several devices of one kind are put up at once.</summary>
    public double SetShare { get; }

    /// <summary>How often the same device is put up in many rooms.</summary>
    public double SeriesShare { get; }

    /// <summary>How often a device brings a sensor along.</summary>
    public double CompanionShare { get; }

    /// <summary>The share of devices with an alias.</summary>
    public double AliasShare { get; }

    /// <summary>How often a name that stands already is used again in another area.</summary>
    public double RepeatShare { get; }

    /// <summary>The share of devices that say their class, of those that have one.</summary>
    public double ClassShare { get; }

    /// <summary>The share of devices without attributes.</summary>
    public double BareShare { get; }

    /// <summary>The share of devices that can't be reached.</summary>
    public double UnavailableShare { get; }

    /// <summary>Whether temperatures are in °F.</summary>
    public bool IsFahrenheit { get; }

    /// <summary>How names are written.</summary>
    public NameSpelling Spelling { get; }

    /// <summary>The kind of one more thing.</summary>
    public DeviceKind PickKind(Random random) => random.PickWeighted(_kinds, entry => entry.Share).Kind;

    // Every home has its own mix: some kinds it lacks, some it has a lot of; one home in six is all about one or two of them.
    private static (DeviceKind Kind, double Share)[] DrawKinds(Random random)
    {
        var kinds = DeviceKinds.All.Select(kind => (kind, share: kind.Share * (random.Chance(0.12) ? 0.02 : 0.35 + (random.NextDouble() * 1.3)))).ToArray();
        if (random.Chance(0.05)) kinds[0].share *= 0.05;
        if (!random.Chance(0.17)) return kinds;
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            ref var special = ref kinds[random.Next(kinds.Length)];
            special.share = Math.Min(30, special.share * 12);
        }

        return kinds;
    }
}
