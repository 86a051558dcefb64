using System.Collections.Frozen;
using System.Globalization;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>Turns spoken numbers into digits: <c>forty five</c> is <c>45</c>, <c>two thousand seven hundred</c> is <c>2700</c>.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, int> Units = new Dictionary<string, int>
    {
        ["zero"] = 0, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8,
        ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15,
        ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, int> Tens = new Dictionary<string, int>
    {
        ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fourty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70,
        ["eighty"] = 80, ["ninety"] = 90,
    }.ToFrozenDictionary();

    /// <summary>Replaces every run of number words in <paramref name="words"/> by one word of digits, in place.</summary>
    /// <remarks>
    /// <c>a hundred</c> counts as 100. A number said digit by digit or year-wise ("twenty twenty") stays several numbers.
    /// </remarks>
    public static void Replace(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var length = Read(words, i, out var value);
            if (length == 0) continue;
            words[i] = value.ToString(CultureInfo.InvariantCulture);
            words.RemoveRange(i + 1, length - 1);
        }
    }

    /// <summary>Reads the number that starts at a word; returns how many words it has, 0 where none starts there.</summary>
    private static int Read(List<string> words, int start, out int value)
    {
        value = 0;
        var at = start;
        if (IsScale(words, at + 1) && words[at] == "a")
        {
            value = 1;
            at++;
        }
        else
        {
            at += ReadBelowHundred(words, at, out value);
            if (at == start) return 0;
        }

        if (at < words.Count && words[at] == "hundred" && value is > 0 and < 100)
        {
            value *= 100;
            at++;
            at += ReadRest(words, at, out var rest);
            value += rest;
        }

        if (at < words.Count && words[at] == "thousand" && value is > 0 and < 1000)
        {
            value *= 1000;
            at++;
            var hundreds = ReadBelowHundred(words, at, out var high);
            if (hundreds > 0 && at + hundreds < words.Count && words[at + hundreds] == "hundred" && high < 10)
            {
                value += high * 100;
                at += hundreds + 1;
            }

            at += ReadRest(words, at, out var rest);
            value += rest;
        }

        return at - start;
    }

    /// <summary>Reads what may follow a hundred or a thousand: "and five", "five".</summary>
    private static int ReadRest(List<string> words, int at, out int value)
    {
        var and = at < words.Count && words[at] == "and" ? 1 : 0;
        var length = ReadBelowHundred(words, at + and, out value);
        return length == 0 ? 0 : length + and;
    }

    private static int ReadBelowHundred(List<string> words, int at, out int value)
    {
        value = 0;
        if (at >= words.Count) return 0;
        if (Tens.TryGetValue(words[at], out value))
        {
            if (at + 1 >= words.Count || !Units.TryGetValue(words[at + 1], out var unit) || unit is 0 or > 9) return 1;
            value += unit;
            return 2;
        }

        return Units.TryGetValue(words[at], out value) && !IsPronoun(words, at) ? 1 : 0;
    }

    /// <summary>"The left one", "the other one": no number.</summary>
    private static bool IsPronoun(List<string> words, int at) =>
        words[at] == "one" && at > 0 && words[at - 1] is "the" or "this" or "that" or "other" or "left" or "right" or "first" or "second" or "third" or "last" or "big"
            or "bigger" or "small" or "smaller" or "little" or "same" or "which" or "another" or "every" or "each" or "single" or "any" or "front" or "back" or "top" or "bottom" or "middle" or "wrong";

    private static bool IsScale(List<string> words, int at) => at < words.Count && words[at] is "hundred" or "thousand";
}
