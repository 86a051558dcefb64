using System.Collections.Frozen;

namespace HomeLLM.CorpusGenerator.Examples;

/// <summary>The slots that templates may name.</summary>
internal static class Slots
{
    /// <summary>Slots of values: percentages, steps, colours, whites, modes, directions, temperatures, degrees, sources, humidities.</summary>
    public static readonly string[] Values = ["p", "pn", "px", "way", "s", "by", "much", "step", "c", "rgb", "k", "d", "m", "temp", "deg", "ndeg", "hvac",
        "src", "hum"];

    /// <summary>All slots.</summary>
    /// <remarks>
    /// <c>{t}</c> a target, <c>{n}</c> and <c>{w}</c> its noun and its place said apart, <c>{the_area}</c> the place alone; <c>{t2}</c> and the values with
    /// a 2 or a 3 belong to the second and the third order of a pair; in talk, <c>{x}</c> is any device's name, <c>{r}</c> any room's, <c>{q}</c> any
    /// person's, <c>{sc}</c> a scene's or script's, <c>{o}</c> a thing of another domain, <c>{u}</c> and <c>{ur}</c> a thing and a room that the home doesn't have; <c>{v}</c> the new value of the last order; <c>{item}</c> to
    /// <c>{item4}</c> are what goes on a list, <c>{job}</c> what is to be done; <c>{all}</c> (or <c>{rest}</c>, "all the others") and <c>{exc}</c> a target and what isn't meant of it, said
    /// apart. The rest belongs to the phrases of targets.
    /// </remarks>
    public static readonly FrozenSet<string> All = FrozenSet.Create(
        [.. Values, .. Values.Select(value => value + "2"), .. Values.Select(value => value + "3"), "t", "t2", "t3", "n", "w", "w2", "w3", "x", "r", "q", "o", "u", "ur", "v", "sc",
         "name", "area", "area2", "the_area", "the_area2", "in_area", "floor", "on_floor", "noun", "one", "where", "here", "a", "b",
         "all", "rest", "exc", "item", "item2", "item3", "item4", "job"]);

    /// <summary>Whether a text holds a slot.</summary>
    public static bool Has(string text, string slot) => text.Contains("{" + slot + "}", StringComparison.Ordinal);

    /// <summary>Fills every place of a slot.</summary>
    public static string PutAll(string text, string slot, string value) => text.Replace("{" + slot + "}", value, StringComparison.Ordinal);

    /// <summary>Fills the first place of a slot.</summary>
    public static string Put(string text, string slot, string value)
    {
        var at = text.IndexOf("{" + slot + "}", StringComparison.Ordinal);
        return at < 0 ? text : string.Concat(text.AsSpan(0, at), value, text.AsSpan(at + slot.Length + 2));
    }
}
