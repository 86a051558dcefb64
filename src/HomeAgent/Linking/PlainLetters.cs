using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>
/// Letters without accents, strokes and apostrophes, as recognisers and people in a hurry write them: utterances, names and word lists alike. With
/// <c>InvariantGlobalization</c> .NET takes no letter apart, so the letters of Europe stand here.
/// </summary>
internal static class PlainLetters
{
    private static readonly FrozenDictionary<char, string> Plain = new (string Plain, string Letters)[]
    {
        ("a", "àáâãäåāăą"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"),
        ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"), ("oe", "œ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("ss", "ß"), ("t", "ţťŧț"), ("th", "þ"),
        ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
    }.SelectMany(row => row.Letters.Select(letter => (letter, row.Plain))).ToFrozenDictionary(pair => pair.letter, pair => pair.Plain);

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

    /// <summary>A lower-case letter as it is typed without accents and strokes.</summary>
    public static string Spell(char letter) => Plain.TryGetValue(letter, out var plain) ? plain : letter.ToString();
}
