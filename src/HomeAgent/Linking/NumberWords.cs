using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>Turns spoken numbers into digits: <c>forty five</c> is <c>45</c>, <c>two thousand seven hundred</c> is <c>2700</c>.</summary>
internal static class NumberWords
{
    private const int Hundred = 100, Thousand = 1000;

    private static readonly NumberParts Known = LinkerWords.Known.Numbers;

    private static readonly ImmutableArray<(string Word, int Value)> All =
        [.. LanguageFile.ReadPairs("numbers", '=').Select(pair => (pair.Left, int.Parse(pair.Right, CultureInfo.InvariantCulture)))];

    /// <summary>What stands alone or after tens.</summary>
    private static readonly FrozenDictionary<string, int> Units = All.Where(number => number.Value < 20).ToFrozenDictionary(number => number.Word, number => number.Value);

    /// <summary>What stands before units or, where it says them itself, alone.</summary>
    private static readonly FrozenDictionary<string, int> Tens =
        All.Where(number => number.Value is >= 20 and < Hundred).ToFrozenDictionary(number => number.Word, number => number.Value);

    /// <summary>A hundred and a thousand.</summary>
    private static readonly FrozenDictionary<string, int> Scales = All.Where(number => number.Value >= Hundred).ToFrozenDictionary(number => number.Word, number => number.Value);

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
        if (ScaleAt(words, at + 1) > 0 && Known.Article.Contains(words[at]))
        {
            value = 1;
            at++;
        }
        else
        {
            at += ReadBelowHundred(words, at, out value);
            if (at == start) return 0;
        }

        if (ScaleAt(words, at) == Hundred && value is > 0 and < 100)
        {
            value *= Hundred;
            at++;
            at += ReadRest(words, at, out var rest);
            value += rest;
        }

        if (ScaleAt(words, at) == Thousand && value is > 0 and < 1000)
        {
            value *= Thousand;
            at++;
            var hundreds = ReadBelowHundred(words, at, out var high);
            if (hundreds > 0 && ScaleAt(words, at + hundreds) == Hundred && high < 10)
            {
                value += high * Hundred;
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
        var and = at < words.Count && Known.And.Contains(words[at]) ? 1 : 0;
        var length = ReadBelowHundred(words, at + and, out value);
        return length == 0 ? 0 : length + and;
    }

    private static int ReadBelowHundred(List<string> words, int at, out int value)
    {
        value = 0;
        if (at >= words.Count) return 0;
        if (Tens.TryGetValue(words[at], out value))
        {
            if (at + 1 >= words.Count || value % 10 != 0) return 1;
            var isUnit = Units.TryGetValue(words[at + 1], out var unit) || (IsHeardForDigit(words, at + 1) && int.TryParse(Known.Heard.GetValueOrDefault(words[at + 1]), out unit));
            if (!isUnit || unit is 0 or > 9) return 1;
            value += unit;
            return 2;
        }

        return Units.TryGetValue(words[at], out value) && !IsPronoun(words, at) ? 1 : 0;
    }

    /// <summary>"Twenty won", "to twenty for", "twenty too degrees"; but not "and the bedroom to twenty too".</summary>
    private static bool IsHeardForDigit(List<string> words, int at) =>
        !Known.And.Contains(words[0]) && (at + 1 == words.Count || Known.HeardNext.Contains(words[at + 1]));

    /// <summary>"The left one", "the other one": no number.</summary>
    private static bool IsPronoun(List<string> words, int at) =>
        // "The oak one"; but "the lamp one" is Lamp 1.
        Known.Pronoun.Contains(words[at]) && ((at > 1 && Known.PronounArticle.Contains(words[at - 2]) && !Lexicon.IsNoun(words[at - 1]) && !Known.Numbered.Contains(words[at - 1])
                && (at + 1 == words.Count || Known.PronounNext.Contains(words[at + 1])))
            || (at > 0 && Known.PronounAfter.Contains(words[at - 1])));

    /// <summary>The hundred or thousand that stands at a word; 0 where none does.</summary>
    private static int ScaleAt(List<string> words, int at) => at < words.Count ? Scales.GetValueOrDefault(words[at]) : 0;
}
