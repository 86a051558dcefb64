using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>Gives words that were copied from an utterance the spelling that they have there: "coca cola" is "Coca-Cola" again.</summary>
internal static class SpokenText
{
    private const int LongestItem = 24;

    /// <summary>The part of <paramref name="text"/> that was normalised to <paramref name="words"/>; the words themselves where there is none.</summary>
    public static string Restore(string words, string text)
    {
        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var start = 0; start < parts.Length; start++)
        {
            for (var end = start; end < parts.Length && end < start + LongestItem; end++)
            {
                var said = string.Join(' ', parts[start..(end + 1)]);
                if (string.Join(' ', UtteranceNormalizer.Split(said)) == words) return said.Trim(' ', '.', ',', ';', ':', '!', '?', '"', '“', '”');
            }
        }

        return words;
    }

    /// <summary>Whether a comma was written within the part of <paramref name="text"/> that was normalised to <paramref name="words"/>.</summary>
    public static bool HasComma(ReadOnlySpan<string> words, string text) => Restore(string.Join(' ', words), text).Contains(", ", StringComparison.Ordinal);
}
