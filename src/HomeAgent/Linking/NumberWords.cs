using System.Collections.Frozen;
using System.Globalization;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>Turns spoken numbers into digits: <c>forty five</c> is <c>45</c>, <c>two thousand seven hundred</c> is <c>2700</c>.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, int> Units = LanguageFile.ReadPairs("numbers", '=')
        .Select(pair => (pair.Left, Value: int.Parse(pair.Right, CultureInfo.InvariantCulture)))
        .Where(pair => pair.Value < 20).ToFrozenDictionary(pair => pair.Left, pair => pair.Value);

    private static readonly FrozenDictionary<string, int> Tens = LanguageFile.ReadPairs("numbers", '=')
        .Select(pair => (pair.Left, Value: int.Parse(pair.Right, CultureInfo.InvariantCulture)))
        .Where(pair => pair.Value >= 20).ToFrozenDictionary(pair => pair.Left, pair => pair.Value);

    private static readonly FrozenDictionary<string, int> Sounding = LanguageFile.ReadPairs("number_sounds", '=')
        .ToFrozenDictionary(pair => pair.Left, pair => int.Parse(pair.Right, CultureInfo.InvariantCulture));

    /// <summary>The number, in digits, that a word sounds like; null for most.</summary>
    public static string? SoundingLike(string word) => Sounding.TryGetValue(word, out var value) ? value.ToString(CultureInfo.InvariantCulture) : null;

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
            if (at + 1 >= words.Count) return 1;
            if (!(Units.TryGetValue(words[at + 1], out var unit) || (IsHeardForDigit(words, at + 1) && Sounding.TryGetValue(words[at + 1], out unit))) || unit is 0 or > 9) return 1;
            value += unit;
            return 2;
        }

        return Units.TryGetValue(words[at], out value) && !IsPronoun(words, at) ? 1 : 0;
    }

    /// <summary>"Twenty won", "to twenty for", "twenty too degrees"; but not "and the bedroom to twenty too".</summary>
    private static bool IsHeardForDigit(List<string> words, int at) =>
        words[0] != "and" && (at + 1 == words.Count || words[at + 1] is "degrees" or "degree" or "percent" or "please");

    /// <summary>"The left one", "the other one": no number.</summary>
    private static bool IsPronoun(List<string> words, int at) =>
        // "The oak one"; but "the lamp one" is Lamp 1.
        (words[at] == "one" && at > 1 && words[at - 2] is "the" or "that" or "this" && !Lexicon.IsNoun(words[at - 1]) && words[at - 1] is not ("room" or "bedroom" or "nursery" or "number" or "zone" or "floor" or "bay")
            && (at + 1 == words.Count || words[at + 1] is "please" or "on" or "off" or "too" or "as" or "to" or "instead" or "is" or "and"))
        || words[at] == "one" && at > 0 && words[at - 1] is "the" or "this" or "that" or "other" or "left" or "right" or "first" or "second" or "third" or "last" or "big"
            or "bigger" or "small" or "smaller" or "little" or "same" or "which" or "another" or "every" or "each" or "single" or "any" or "front" or "back" or "top" or "bottom" or "middle" or "wrong"
            or "north" or "south" or "east" or "west" or "upper" or "lower" or "nearest" or "new" or "old" or "next" or "only";

    private static bool IsScale(List<string> words, int at) => at < words.Count && words[at] is "hundred" or "thousand";
}
