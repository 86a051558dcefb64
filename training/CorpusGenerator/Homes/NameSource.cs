using System.Collections.Immutable;

namespace HomeLLM.CorpusGenerator.Homes;

/// <summary>Draws names from one set of lists, and some from another.</summary>
/// <param name="lists">Where names come from.</param>
/// <param name="others">Where the rest comes from.</param>
/// <param name="otherShare">How many come from <paramref name="others"/>, 0 to 1.</param>
/// <param name="random">Chooses.</param>
internal sealed class NameSource(WordLists lists, WordLists others, double otherShare, Random random)
{
    private const int Common = 12;

    /// <summary>The lists of what isn't held out: nouns, floors, modes.</summary>
    public WordLists Lists => lists;

    /// <summary>One entry of an open list.</summary>
    public string From(Func<WordLists, ImmutableArray<string>> list)
    {
        var entries = list(random.Chance(otherShare) ? others : lists);
        return entries.IsEmpty ? random.Pick(list(others)) : random.Pick(entries);
    }

    /// <summary>One entry of a list that begins with what most homes have ("Front Door", "Shopping List"): that comes more often.</summary>
    public string FromRanked(Func<WordLists, ImmutableArray<string>> list) => From(all =>
    {
        var entries = list(all);
        return entries.Length > Common * 2 && random.Chance(0.35) ? entries[..Common] : entries;
    });

    /// <summary>A person's, as the beginning of a name.</summary>
    public string Person() => Possessive(From(names => names.People));

    /// <summary>What things of a kind are called.</summary>
    public string Noun(string kind) => random.Pick(kind switch
    {
        "light" => lists.LightNouns,
        "fan" => lists.FanNouns,
        "switch" => random.Chance(0.06) ? lists.LightNouns : lists.SwitchNouns,
        _ => lists.Nouns[kind],
    });

    /// <summary>A maker, in one of ten cases one whose name nobody has thought of yet.</summary>
    public string Brand() => random.Chance(0.1) ? InventedWords.Make(random) : From(names => names.Brands);

    private static string Possessive(string person) => person.EndsWith('s') && person.StartsWith("The ", StringComparison.Ordinal)
        ? person + "'" : person + "'s";
}
