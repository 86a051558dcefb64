namespace HomeLLM.DeviceRegistry;

/// <summary>Helps a person who has misspelt a word.</summary>
internal static class Spelling
{
    private const int Listed = 8;

    /// <summary>The likeliest words for <paramref name="word"/>: one that is nearly the same, else the first few there are.</summary>
    public static string Choices(string word, ICollection<string> words)
    {
        var closest = words.MinBy(candidate => Distance(word, candidate));
        if (closest is not null && Distance(word, closest) <= Math.Max(1, word.Length / 3)) return $"'{closest}' perhaps";
        var list = string.Join(", ", words.Take(Listed));
        return words.Count == 1 ? list : $"one of {list}{(words.Count > Listed ? ", …" : "")}";
    }

    /// <summary>The least number of inserted, removed and exchanged characters that lead from one word to the other.</summary>
    private static int Distance(string from, string to)
    {
        if (Math.Abs(from.Length - to.Length) > Math.Max(from.Length, to.Length) / 2) return int.MaxValue;
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var same = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]);
                var next = same ? diagonal : 1 + Math.Min(diagonal, Math.Min(row[j - 1], row[j]));
                (diagonal, row[j]) = (row[j], next);
            }
        }

        return row[^1];
    }
}
