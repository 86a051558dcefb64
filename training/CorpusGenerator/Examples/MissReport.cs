using System.Collections.Concurrent;
using System.Globalization;

namespace HomeLLM.CorpusGenerator.Examples;

/// <summary>Counts what the linker missed and what the grammar refused, with examples. Thread-safe.</summary>
internal sealed class MissReport
{
    private const int MaxExamples = 2_000;

    private readonly ConcurrentDictionary<string, Entry> _entries = new();
    private readonly ConcurrentQueue<string> _illegal = new();
    private int _illegalCount;

    /// <summary>How many answers the grammar refused.</summary>
    public int IllegalCount => _illegalCount;

    /// <summary>Counts one utterance.</summary>
    public void Count(string kind, bool missed, string text, string marked)
    {
        var entry = _entries.GetOrAdd(kind, _ => new());
        Interlocked.Increment(ref entry.Total);
        if (!missed) return;
        Interlocked.Increment(ref entry.Missed);
        if (entry.Examples.Count < MaxExamples) entry.Examples.Enqueue($"{text}  =>  {marked}");
    }

    /// <summary>Counts an answer that the grammar refused: a mistake of the generator.</summary>
    public void CountIllegal(string kind, string text, string answer)
    {
        Interlocked.Increment(ref _illegalCount);
        if (_illegal.Count < MaxExamples) _illegal.Enqueue($"{kind}: {text}  =>  {answer}");
    }

    /// <summary>Prints rates by the way of naming, worst first, with this many examples of each.</summary>
    public void Print(TextWriter output, int examplesPerKind)
    {
        var groups = _entries.GroupBy(pair => pair.Key[(pair.Key.IndexOf('/', StringComparison.Ordinal) + 1)..])
            .Select(group => (Kind: group.Key, Total: group.Sum(pair => pair.Value.Total), Missed: group.Sum(pair => pair.Value.Missed),
                Examples: group.SelectMany(pair => pair.Value.Examples).Take(examplesPerKind)))
            .OrderByDescending(group => (double)group.Missed / group.Total);
        output.WriteLine("missed by the linker:");
        foreach (var (kind, total, missed, examples) in groups)
        {
            if (missed == 0) continue;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(double)missed / total,7:P1} of {total,7} {kind}"));
            foreach (var example in examples) output.WriteLine("            " + example);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"refused by the grammar: {_illegalCount}"));
        foreach (var line in _illegal.Take(20)) output.WriteLine("    " + line);
    }

    private sealed class Entry
    {
        public int Total;
        public int Missed;

        public ConcurrentQueue<string> Examples { get; } = new();
    }
}
