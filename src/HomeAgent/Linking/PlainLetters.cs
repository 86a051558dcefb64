using System.Globalization;
using System.Text;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>
/// Letters without strokes and apostrophes, as recognisers and people in a hurry write them: utterances, names and word lists alike. Accents go only where
/// .NET takes letters apart, which it doesn't with <c>InvariantGlobalization</c>.
/// </summary>
internal static class PlainLetters
{
    /// <summary>A text in plain letters; upper and lower case, signs and blanks stay.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (!IsDropped(c)) folded.Append(Spell(c));
        }

        return folded.ToString();
    }

    /// <summary>Whether a character of a text in normalisation form KD counts for nothing.</summary>
    public static bool IsDropped(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c is '\'' or '’' or '‘' or '`';

    /// <summary>Letters with a stroke, which Unicode takes apart no further, as they are typed without it.</summary>
    public static string Spell(char letter) => letter switch
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
}
