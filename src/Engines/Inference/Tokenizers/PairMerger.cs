namespace HomeLLM.Engines.Inference.Tokenizers;

/// <summary>Merges neighbouring symbols, the pair of the lowest rank first, the leftmost of equals; what both tokenizers do.</summary>
internal static class PairMerger
{
    /// <summary>Says whether two neighbours may merge, and how soon.</summary>
    /// <param name="text">Both symbols together.</param>
    /// <param name="leftLength">How many of its bytes are the left one's.</param>
    /// <param name="rank">Lower ranks merge first.</param>
    public delegate bool TryRank(ReadOnlySpan<byte> text, int leftLength, out float rank);

    /// <summary>Merges until no pair is left.</summary>
    /// <param name="text">What the symbols stand for.</param>
    /// <param name="symbols">A linked list in the order of the text; a symbol that has merged into its left neighbour has length 0.</param>
    /// <param name="tryRank">The vocabulary's rule.</param>
    public static void Merge(ReadOnlySpan<byte> text, Span<Symbol> symbols, TryRank tryRank)
    {
        var queue = new PriorityQueue<Pair, (float Rank, int Left)>(symbols.Length);
        for (var i = 1; i < symbols.Length; i++)
        {
            Enqueue(text, symbols, i - 1, i, tryRank, queue);
        }

        while (queue.TryDequeue(out var pair, out _))
        {
            ref var left = ref symbols[pair.Left];
            ref var right = ref symbols[pair.Right];
            if (left.Length == 0 || right.Length == 0 || left.Length + right.Length != pair.Length)
            {
                continue; // one of them has merged otherwise since
            }

            left.Length += right.Length;
            right.Length = 0;
            left.Next = right.Next;
            if (right.Next >= 0)
            {
                symbols[right.Next].Previous = pair.Left;
            }

            Enqueue(text, symbols, left.Previous, pair.Left, tryRank, queue);
            Enqueue(text, symbols, pair.Left, left.Next, tryRank, queue);
        }
    }

    private static void Enqueue(
        ReadOnlySpan<byte> text, ReadOnlySpan<Symbol> symbols, int left, int right, TryRank tryRank, PriorityQueue<Pair, (float Rank, int Left)> queue)
    {
        if (left < 0 || right < 0)
        {
            return;
        }

        var length = symbols[left].Length + symbols[right].Length;
        if (tryRank(text.Slice(symbols[left].Start, length), symbols[left].Length, out var rank))
        {
            queue.Enqueue(new Pair(left, right, length), (rank, left));
        }
    }

    private readonly record struct Pair(int Left, int Right, int Length);
}
