namespace HomeLLM.Bench.Ears;

/// <summary>How much of what was said was misheard.</summary>
internal static class WordErrors
{
    /// <summary>Words to insert, remove or replace, as a part of those that were said.</summary>
    public static double Rate(IEnumerable<string> said, IEnumerable<string> heard)
    {
        var pairs = said.Zip(heard, (one, other) => (Said: Words(one), Heard: Words(other))).ToList();
        return (double)pairs.Sum(pair => Distance(pair.Said, pair.Heard)) / pairs.Sum(pair => pair.Said.Length);
    }

    private static string[] Words(string text) =>
        new string([.. text.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c == ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static int Distance(string[] a, string[] b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
