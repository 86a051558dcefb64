using System.Numerics;

namespace HomeLLM.Engines.Inference.Tokenizers;

/// <summary>Finds a text's number in a list of texts, by its bytes. Thread-safe.</summary>
internal sealed class TextTable
{
    private readonly byte[][] _texts;
    private readonly int[] _buckets;
    private readonly int[] _next;

    /// <param name="texts">UTF-8.</param>
    /// <param name="firstWins">Which of equal texts is found: the first or the last.</param>
    public TextTable(byte[][] texts, bool firstWins)
    {
        _texts = texts;
        _buckets = new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, texts.Length * 2))];
        _next = new int[texts.Length];
        Array.Fill(_buckets, -1);
        for (var i = 0; i < texts.Length; i++)
        {
            // What is linked last is found first.
            var index = firstWins ? texts.Length - 1 - i : i;
            ref var bucket = ref Bucket(texts[index]);
            _next[index] = bucket;
            bucket = index;
        }
    }

    /// <summary>How many texts there are.</summary>
    public int Count => _texts.Length;

    /// <summary>A text.</summary>
    public ReadOnlySpan<byte> this[int index] => _texts[index];

    /// <summary>A text's number; −1 where it isn't in the list.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        for (var index = Bucket(text); index >= 0; index = _next[index])
        {
            if (text.SequenceEqual(_texts[index]))
            {
                return index;
            }
        }

        return -1;
    }

    // FNV-1a, 32 bits.
    private ref int Bucket(ReadOnlySpan<byte> text)
    {
        var hash = 2166136261u;
        foreach (var b in text)
        {
            hash = (hash ^ b) * 16777619;
        }

        return ref _buckets[(hash ^ (hash >> 15)) & (uint)(_buckets.Length - 1)];
    }
}
