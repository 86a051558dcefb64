using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>Which floor lies above which, read from their names, so that "upstairs" and "downstairs" mean something.</summary>
internal static class FloorOrder
{
    private static readonly FloorWords Known = LinkerWords.Known.Floors;

    /// <summary>The storey number of each floor: below 0 underground, 0 where one enters, then upwards.</summary>
    public static int[] Rank(ImmutableArray<Floor> floors)
    {
        var words = floors.Select(floor => UtteranceNormalizer.Split(floor.Name).Concat(UtteranceNormalizer.Split(floor.Id.Replace('_', ' ')))
            .ToHashSet()).ToArray();
        // Where a ground floor is so called, "first floor" is the one above it (British); else it is the lowest (American).
        var british = words.Any(IsGround);
        return [.. words.Select(word => RankOne(word, british))];
    }

    /// <summary>The floor that "upstairs" means: the only one above the entrance, or the first above it; −1 where there is none.</summary>
    public static int Upstairs(int[] ranks) => Nearest(ranks, Lowest(ranks) + 1);

    /// <summary>The floor that "downstairs" means: the lowest that isn't underground; −1 where there is only one floor.</summary>
    public static int Downstairs(int[] ranks) => ranks.Length < 2 ? -1 : Array.IndexOf(ranks, Lowest(ranks));

    /// <summary>The highest floor; −1 where there is only one.</summary>
    public static int Top(int[] ranks) => ranks.Length < 2 ? -1 : Array.IndexOf(ranks, ranks.Max());

    private static int Lowest(int[] ranks) => ranks.Where(rank => rank >= 0).DefaultIfEmpty(int.MaxValue - 1).Min();

    private static int Nearest(int[] ranks, int least)
    {
        var rank = ranks.Where(rank => rank >= least).DefaultIfEmpty(-1).Min();
        return rank < 0 ? -1 : Array.IndexOf(ranks, rank);
    }

    private static bool IsGround(HashSet<string> words) => words.Overlaps(Known.Ground);

    private static int RankOne(HashSet<string> words, bool british) =>
        words.Overlaps(Known.Underground) || (words.Overlaps(Known.Lower) && words.Overlaps(Known.LowerGround)) ? -1
        : words.Overlaps(Known.Top) ? 9
        : words.Overlaps(Known.Third) ? 3
        : words.Overlaps(Known.Second) ? 2
        : words.Overlaps(Known.Upper) ? 5
        : words.Overlaps(Known.First) ? (british ? 1 : 0)
        : IsGround(words) ? 0
        : 1;
}
