using System.Globalization;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>How devices are named in sentences.</summary>
internal static class Names
{
    /// <summary>More than these are too many to say.</summary>
    public const int Sayable = 4;

    private static NameSentences Words => Sentences.Spoken.Names;

    private static ListSentences Lists => Sentences.Spoken.Lists;

    /// <summary>The device's own name; its id where it has left the home.</summary>
    public static string Of(EntityId id, HomeSnapshot home) => home.FindDevice(id)?.Name ?? id.ToString();

    /// <summary>The device with its article: "the Kitchen Light", "Bob's lamp".</summary>
    public static string WithArticle(EntityId id, HomeSnapshot home)
    {
        var name = Of(id, home);
        // People are called by their name alone.
        var isDetermined = id.Domain == "person" || BeginsWith(name, Words.Determined)
            || name.Split(' ')[0] is var first && Words.Possessives.Any(ending => first.EndsWith(ending, StringComparison.Ordinal));
        return isDetermined ? name : Words.The.Say(name);
    }

    /// <summary>"the A, the B and the C"; beyond what can be said, "the A, the B, the C and 5 others".</summary>
    public static string List(IReadOnlyCollection<EntityId> ids, HomeSnapshot home, bool isSentenceStart = false)
    {
        var list = Join([.. ids.Select(id => WithArticle(id, home))]);
        return isSentenceStart ? SentenceStart(list) : list;
    }

    /// <summary>Joins names with "and"; where there are more than <paramref name="most"/>, the rest is counted.</summary>
    public static string Join(IReadOnlyList<string> names, int most = Sayable) => Join(names, most, Lists.And, Lists.AndOthers);

    /// <summary>Joins names with "or".</summary>
    public static string JoinChoice(IReadOnlyList<string> names) => Join(names, Sayable, Lists.Or, Lists.OrOthers);

    /// <summary>Whether a name begins with one of the words, and goes on.</summary>
    public static bool BeginsWith(string name, IEnumerable<string> words) =>
        words.Any(word => name.Length > word.Length && name[word.Length] == ' ' && name.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The text with a capital first letter.</summary>
    public static string SentenceStart(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Join(IReadOnlyList<string> names, int most, Sentence last, Sentence others)
    {
        if (names.Count == 1) return names[0];
        if (names.Count <= most) return last.Say(names.SkipLast(1).Aggregate(Comma), names[^1]);
        return others.Say(names.Take(most - 1).Aggregate(Comma), (names.Count - most + 1).ToString(CultureInfo.InvariantCulture));
    }

    private static string Comma(string list, string next) => Lists.Comma.Say(list, next);
}
