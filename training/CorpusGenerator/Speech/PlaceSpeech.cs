using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.CorpusGenerator.Speech;

/// <summary>How areas and floors are spoken of.</summary>
internal static class PlaceSpeech
{
    private static readonly HashSet<string> OnPlaces =
        ["porch", "patio", "deck", "balcony", "terrace", "veranda", "landing", "stairs", "staircase", "driveway", "dock", "lanai",
            "mezzanine", "step", "rooftop", "roof"];

    /// <summary>An area's name or alias, perhaps with the possessive lost.</summary>
    public static string Name(Area area, Random random)
    {
        var name = area.Aliases.Length > 0 && random.Chance(0.35) ? random.Pick(area.Aliases) : area.Name;
        return random.Chance(0.12) ? name.Replace("'s", "s", StringComparison.Ordinal) : name;
    }

    /// <summary>With its article: "the kitchen", "emma's room".</summary>
    public static string WithArticle(string name, Random random)
    {
        var first = name.Split(' ')[0].ToLowerInvariant();
        if (first is "the" or "my" or "our" || first.EndsWith("'s", StringComparison.Ordinal) || first.EndsWith('\'')) return name;
        if (char.IsAsciiDigit(name[^1]) && random.Chance(0.7)) return name;
        return random.PickWeighted((8, "the "), (2, ""), (0.5, "my "), (0.3, "our ")) + name;
    }

    /// <summary>With preposition and article: "in the kitchen", "on the patio".</summary>
    public static string InPlace(string name, Random random)
    {
        var last = name.Split(' ')[^1].ToLowerInvariant();
        var preposition = OnPlaces.Contains(last) && random.Chance(0.8) ? "on"
            : random.PickWeighted((20, "in"), (1, "at"), (1, "inside"), (0.6, "of"), (0.6, "from"), (0.6, "over in"));
        return preposition + " " + WithArticle(name, random);
    }

    /// <summary>A floor with its preposition: "on the first floor", "upstairs".</summary>
    public static string OnFloor(string name, Random random)
    {
        var words = name.ToLowerInvariant();
        if (words is "upstairs" or "downstairs" or "outside" or "outdoors") return words;
        return random.PickWeighted((9, "on "), (2, "in "), (0.5, "throughout ")) + WithArticle(name, random);
    }

    /// <summary>The floor that "upstairs" or "downstairs" means here; null where it means none.</summary>
    public static Floor? Relative(HomeNames names, bool up)
    {
        if (names.FindFloor(up ? "upstairs" : "downstairs") is { } named) return named;
        var ranks = FloorOrder.Rank(names.Home.Floors);
        var index = up ? FloorOrder.Upstairs(ranks) : FloorOrder.Downstairs(ranks);
        return index < 0 ? null : names.Home.Floors[index];
    }
}
