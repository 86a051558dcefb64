using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>How devices are named in sentences.</summary>
internal static class Names
{
    /// <summary>More than these are too many to say.</summary>
    public const int Sayable = 4;

    private static readonly string[] Determined = ["the ", "my ", "our ", "a ", "an "];

    /// <summary>The device's own name; its id where it has left the home.</summary>
    public static string Of(EntityId id, HomeSnapshot home) => home.FindDevice(id)?.Name ?? id.ToString();

    /// <summary>The device with its article: "the Kitchen Light", "Bob's lamp".</summary>
    public static string WithArticle(EntityId id, HomeSnapshot home)
    {
        var name = Of(id, home);
        // People are called by their name alone.
        var isDetermined = id.Domain == "person" || Determined.Any(word => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            || name.Split(' ')[0] is var first && (first.EndsWith("'s", StringComparison.Ordinal) || first.EndsWith("’s", StringComparison.Ordinal));
        return isDetermined ? name : $"the {name}";
    }

    /// <summary>"the A, the B and the C"; beyond what can be said, "the A, the B, the C and 5 others".</summary>
    public static string List(IReadOnlyCollection<EntityId> ids, HomeSnapshot home, string conjunction, bool isSentenceStart = false)
    {
        var list = Join([.. ids.Select(id => WithArticle(id, home))], conjunction);
        return isSentenceStart ? SentenceStart(list) : list;
    }

    /// <summary>Joins names as one says them; where there are more than <paramref name="most"/>, the rest is counted.</summary>
    public static string Join(IReadOnlyList<string> names, string conjunction, int most = Sayable)
    {
        if (names.Count == 1) return names[0];
        if (names.Count <= most) return $"{string.Join(", ", names.SkipLast(1))} {conjunction} {names[^1]}";
        return $"{string.Join(", ", names.Take(most - 1))} {conjunction} {names.Count - most + 1} others";
    }

    /// <summary>The text with a capital first letter.</summary>
    public static string SentenceStart(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
