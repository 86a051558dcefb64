using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>The edge at which texts from outside are checked.</summary>
internal static class UtteranceText
{
    /// <summary>
    /// Takes a text in: white space at its ends goes, tabs and line ends within are read as spaces.
    /// </summary>
    /// <param name="text">Anything.</param>
    /// <param name="maxLength">The most characters that are understood.</param>
    /// <param name="clean">The text to understand; null where it is refused.</param>
    /// <param name="sentence">What to say instead; null where it is taken.</param>
    public static bool TryAccept(string text, int maxLength, [NotNullWhen(true)] out string? clean, [NotNullWhen(false)] out string? sentence)
    {
        clean = null;
        sentence = null;
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty)
        {
            sentence = Sentences.Spoken.Refusals.Silence.Say();
        }
        else if (trimmed.Length > maxLength)
        {
            sentence = Sentences.Spoken.Refusals.TooLong.Say(trimmed.Length.ToString(CultureInfo.InvariantCulture), maxLength.ToString(CultureInfo.InvariantCulture));
        }
        else if (HasStrangeCharacter(trimmed))
        {
            sentence = Sentences.Spoken.Refusals.NoText.Say();
        }
        else
        {
            clean = string.Concat(trimmed.ToString().Select(character => char.IsControl(character) ? ' ' : character));
        }

        return clean is not null;
    }

    private static bool HasStrangeCharacter(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] is not ('\t' or '\n' or '\r')) return true;
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }

        return false;
    }
}
