using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.CorpusGenerator.Speech;

/// <summary>Whether one word could be taken for another.</summary>
internal static class WordNearness
{
    /// <summary>The same, a synonym, or one or two letters off.</summary>
    public static bool AreNear(string left, string right)
    {
        if (left == right) return true;
        if (Lexicon.Synonyms.TryGetValue(left, out var synonyms) && synonyms.Contains(right)) return true;
        if (left.Length < 4 || right.Length < 4) return false;
        var limit = Math.Min(left.Length, right.Length) >= 7 ? 2 : 1;
        return Math.Abs(left.Length - right.Length) <= limit && Distance(left, right) <= limit;
    }

    /// <summary>Levenshtein's distance.</summary>
    public static int Distance(string left, string right)
    {
        Span<int> row = stackalloc int[right.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[right.Length];
    }
}
