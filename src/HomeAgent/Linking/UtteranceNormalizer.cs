using System.Globalization;
using System.Text;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>
/// Brings what people type and what recognisers write to one form: lower-case words of letters and digits. Names go the same way,
/// so both sides meet, and nothing of a name can break the prompt's form.
/// </summary>
internal static class UtteranceNormalizer
{
    private static readonly UnitWords Known = LinkerWords.Known.Units;

    /// <summary>The longest text that is looked at, in characters; what follows is not read.</summary>
    public const int MaxLength = 1000;

    /// <summary>Splits a text into normalised words, number words turned into digits.</summary>
    public static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var folded = (text.Length > MaxLength ? text[..MaxLength] : text).Normalize(NormalizationForm.FormKD);
        for (var i = 0; i < folded.Length; i++)
        {
            var c = folded[i];
            if (PlainLetters.IsDropped(c)) continue;
            if (char.IsLetterOrDigit(c))
            {
                // A digit begins a word of its own after a letter and the other way round: "lamp2", "2700k".
                if (word.Length > 0 && word[^1] != '.' && char.IsDigit(word[^1]) != char.IsDigit(c)) Flush();
                word.Append(PlainLetters.Spell(char.ToLowerInvariant(c)));
                continue;
            }

            if (c is '.' && word.Length > 0 && char.IsDigit(word[^1]) && i + 1 < folded.Length && char.IsDigit(folded[i + 1]))
            {
                word.Append(c);
                continue;
            }

            Flush();
            if (c is '%') words.Add(Known.Percent);
            else if (c is '°') words.Add(Known.Degrees);
            else if (c is '&' or '+') words.Add(Known.Plus);
            else if (c is '-' or '−' && IsMinus(folded, i)) words.Add(Known.Minus);
        }

        Flush();
        NumberWords.Replace(words);
        Unify(words);
        return words;

        void Flush()
        {
            if (word.Length == 0) return;
            // "LED 01" is LED 1.
            var text = word.ToString();
            words.Add(text.Length > 1 && text.All(char.IsAsciiDigit) ? text.TrimStart('0').PadLeft(1, '0') : text);
            word.Clear();
        }
    }

    private static bool IsMinus(string text, int at) =>
        at + 1 < text.Length && char.IsDigit(text[at + 1]) && (at == 0 || char.IsWhiteSpace(text[at - 1]));

    /// <summary>Gives units one spelling: "per cent", "pct", "k" after a number, "point five", "and a half".</summary>
    private static void Unify(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0 && Ordinal(words[i - 1], words[i]) is { } ordinal)
            {
                words[i - 1] = ordinal;
                words.RemoveAt(i--);
            }
            else if (Known.PercentSpellings.Contains(words[i]) && i > 0 && IsNumber(words[i - 1])) words[i] = Known.Percent;
            else if (Known.PercentPhrases.LengthAt(words, i) is > 0 and var length)
            {
                words[i] = Known.Percent;
                words.RemoveRange(i + 1, length - 1);
            }
            else if (i > 1 && Known.Point.Contains(words[i - 1]) && IsWhole(words[i - 2]) && IsWhole(words[i]))
            {
                words[i - 2] += "." + words[i];
                words.RemoveRange(i - 1, 2);
                i -= 2;
            }
            else if (Known.AndAHalf.LengthUntil(words, i) is > 0 and var half && AddHalf(words, i - half))
            {
                words.RemoveRange(i - half + 1, half);
                i -= half;
            }
            else if (Known.KelvinSpellings.Contains(words[i]) && i > 0 && IsNumber(words[i - 1])) words[i] = Known.Kelvin;
            else if (i > 0 && PercentOf(words, i) is { } percent)
            {
                words[i - 1] = percent;
                words[i] = Known.Percent;
            }
        }
    }

    /// <summary>Adds a half to a whole number, or to "a degree"; false where there is neither.</summary>
    private static bool AddHalf(List<string> words, int at)
    {
        if (at >= 0 && IsWhole(words[at]))
        {
            words[at] += ".5";
            return true;
        }

        if (at < 1 || !Known.Degree.Contains(words[at]) || !Known.OneDegree.Contains(words[at - 1])) return false;
        words[at - 1] = "1.5";
        words[at] = Known.Degrees;
        return true;
    }

    /// <summary>"Three quarters", "two thirds", "to a fifth": the same in percent; null where it is none, as in "a quarter past".</summary>
    private static string? PercentOf(List<string> words, int at)
    {
        var isMany = Known.Fractions.TryGetValue(words[at], out var parts);
        if (!isMany && !Known.Fraction.TryGetValue(words[at], out parts)) return null;
        var isCounted = IsWhole(words[at - 1]) && (isMany || words[at - 1] == "1");
        var isOne = Known.FractionArticle.Contains(words[at - 1]) && !isMany && (at + 1 == words.Count || Known.FractionNext.Contains(words[at + 1]));
        if (!(isCounted || isOne) || (at + 1 < words.Count && Known.FractionNotNext.Contains(words[at + 1]))) return null;
        var count = isOne ? 1 : int.Parse(words[at - 1], CultureInfo.InvariantCulture);
        return count <= parts ? Math.Round(100.0 * count / parts).ToString(CultureInfo.InvariantCulture) : null;
    }

    private static string? Ordinal(string number, string ending) => Known.Ordinals.GetValueOrDefault((number, ending));

    private static bool IsWhole(string word) => word.All(char.IsAsciiDigit);

    /// <summary>Whether a normalised word is a number.</summary>
    public static bool IsNumber(string word) => char.IsDigit(word[0]);
}
