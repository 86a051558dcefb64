using System.Globalization;
using System.Text;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>
/// Brings what people type and what recognisers write to one form: lower-case words of letters and digits. Names go the same way,
/// so both sides meet, and nothing of a name can break the prompt's form.
/// </summary>
internal static class UtteranceNormalizer
{
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
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c is '\'' or '’' or '‘' or '`') continue;
            if (char.IsLetterOrDigit(c))
            {
                // A digit begins a word of its own after a letter and the other way round: "lamp2", "2700k".
                if (word.Length > 0 && word[^1] != '.' && char.IsDigit(word[^1]) != char.IsDigit(c)) Flush();
                word.Append(Plain(char.ToLowerInvariant(c)));
                continue;
            }

            if (c is '.' && word.Length > 0 && char.IsDigit(word[^1]) && i + 1 < folded.Length && char.IsDigit(folded[i + 1]))
            {
                word.Append(c);
                continue;
            }

            Flush();
            if (c is '%') words.Add("percent");
            else if (c is '°') words.Add("degrees");
            else if (c is '&' or '+') words.Add("and");
            else if (c is '-' or '−' && IsMinus(folded, i)) words.Add("minus");
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

    /// <summary>Letters with a stroke, which Unicode takes apart no further, as they are typed without it.</summary>
    private static string Plain(char letter) => letter switch
    {
        'ı' => "i",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ => letter.ToString(),
    };

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
            else if (words[i] is "pct" or "percents" or "percentage" && i > 0 && IsNumber(words[i - 1])) words[i] = "percent";
            else if (words[i] == "per" && i + 1 < words.Count && words[i + 1] == "cent")
            {
                words[i] = "percent";
                words.RemoveAt(i + 1);
            }
            else if (i > 1 && words[i - 1] == "point" && IsWhole(words[i - 2]) && IsWhole(words[i]))
            {
                words[i - 2] += "." + words[i];
                words.RemoveRange(i - 1, 2);
                i -= 2;
            }
            else if (i > 2 && words[i] == "half" && words[i - 1] == "a" && words[i - 2] == "and" && IsWhole(words[i - 3]))
            {
                words[i - 3] += ".5";
                words.RemoveRange(i - 2, 3);
                i -= 3;
            }
            else if (i > 3 && words[i] == "half" && words[i - 1] == "a" && words[i - 2] == "and" && words[i - 3] == "degree" && words[i - 4] is "a" or "1")
            {
                words[i - 4] = "1.5";
                words[i - 3] = "degrees";
                words.RemoveRange(i - 2, 3);
                i -= 3;
            }
            else if (words[i] is "k" or "kelvins" && i > 0 && IsNumber(words[i - 1])) words[i] = "kelvin";
            else if (i > 0 && PercentOf(words, i) is { } percent)
            {
                words[i - 1] = percent;
                words[i] = "percent";
            }
        }
    }

    /// <summary>"Three quarters", "two thirds", "to a fifth": the same in percent; null where it is none, as in "a quarter past".</summary>
    private static string? PercentOf(List<string> words, int at)
    {
        var parts = words[at] switch
        {
            "quarter" or "quarters" => 4,
            "third" or "thirds" => 3,
            "fifth" or "fifths" => 5,
            "tenth" or "tenths" => 10,
            _ => 0,
        };
        if (parts == 0) return null;
        var isCounted = IsWhole(words[at - 1]) && (words[at][^1] == 's' || words[at - 1] == "1");
        var isOne = words[at - 1] == "a" && words[at][^1] != 's' && (at + 1 == words.Count
            || words[at + 1] is "up" or "down" or "open" or "closed" or "shut" or "bright" or "brightness" or "volume" or "speed" or "power" or "please" or "and" or "then");
        if (!(isCounted || isOne) || (at + 1 < words.Count && words[at + 1] is "past" or "to" or "hour")) return null;
        var count = isOne ? 1 : int.Parse(words[at - 1], CultureInfo.InvariantCulture);
        return count <= parts ? Math.Round(100.0 * count / parts).ToString(CultureInfo.InvariantCulture) : null;
    }

    private static string? Ordinal(string number, string ending) => (number, ending) switch
    {
        ("1", "st") => "first",
        ("2", "nd") => "second",
        ("3", "rd") => "third",
        ("4", "th") => "fourth",
        _ => null,
    };

    private static bool IsWhole(string word) => word.All(char.IsAsciiDigit);

    /// <summary>Whether a normalised word is a number.</summary>
    public static bool IsNumber(string word) => char.IsDigit(word[0]);
}
