using System.Buffers;
using System.Runtime.InteropServices;

namespace HomeLLM.Engines.Inference.Tokenizers;

/// <summary>
/// The <c>gpt2</c> tokenizer: the text is cut into words; in each, pairs of bytes merge in the order of the list of merges (the leftmost of
/// equals first). Source: byte-level byte-pair encoding as llama.cpp runs it.
/// </summary>
internal sealed class BytePairSplitter : ITextSplitter
{
    private const int MaxStackBytes = 256;

    private readonly TokenTable _tokens;
    private readonly TextTable _merges;
    private readonly PreTokenizer _preTokenizer;
    private readonly bool _wholeWordsFirst;

    /// <param name="tokens">The vocabulary.</param>
    /// <param name="merges">Pairs, a space between their halves, first things first.</param>
    /// <param name="preTokenizer">Cuts texts into words.</param>
    /// <param name="wholeWordsFirst">Whether a word that is a token becomes it without any merging.</param>
    public BytePairSplitter(TokenTable tokens, byte[][] merges, PreTokenizer preTokenizer, bool wholeWordsFirst)
    {
        _tokens = tokens;
        _merges = new TextTable(merges, firstWins: true);
        _preTokenizer = preTokenizer;
        _wholeWordsFirst = wholeWordsFirst;
    }

    public void Split(ReadOnlySpan<byte> text, List<int> output)
    {
        var characters = new CharacterText(text);
        var start = 0;
        foreach (var end in _preTokenizer.FindWordEnds(characters))
        {
            SplitWord(ByteSpelling.Spell(text[characters.Offset(start)..characters.Offset(end)]), output);
            start = end;
        }
    }

    private void SplitWord(byte[] word, List<int> output)
    {
        if (_wholeWordsFirst && _tokens.FindInText(word) is var whole and >= 0)
        {
            output.Add(whole);
            return;
        }

        var symbols = CollectionsMarshal.AsSpan(Utf8Symbols.Split(word));
        Merge(word, symbols);
        for (var i = 0; i >= 0; i = symbols[i].Next)
        {
            Append(word.AsSpan(symbols[i].Start, symbols[i].Length), output);
        }
    }

    private void Merge(byte[] word, Span<Symbol> symbols)
    {
        var queue = new PriorityQueue<Pair, (int Rank, int Left)>(symbols.Length);
        for (var i = 1; i < symbols.Length; i++)
        {
            Enqueue(word, symbols, i - 1, i, queue);
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

            Enqueue(word, symbols, left.Previous, pair.Left, queue);
            Enqueue(word, symbols, pair.Left, left.Next, queue);
        }
    }

    private void Enqueue(byte[] word, ReadOnlySpan<Symbol> symbols, int left, int right, PriorityQueue<Pair, (int Rank, int Left)> queue)
    {
        if (left < 0 || right < 0)
        {
            return;
        }

        var length = symbols[left].Length + symbols[right].Length;
        var rank = FindRank(word.AsSpan(symbols[left].Start, symbols[left].Length), word.AsSpan(symbols[right].Start, symbols[right].Length));
        if (rank >= 0)
        {
            queue.Enqueue(new Pair(left, right, length), (rank, left));
        }
    }

    private int FindRank(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var length = left.Length + 1 + right.Length;
        byte[]? rented = null;
        Span<byte> pair = length <= MaxStackBytes ? stackalloc byte[MaxStackBytes] : rented = ArrayPool<byte>.Shared.Rent(length);
        left.CopyTo(pair);
        pair[left.Length] = (byte)' ';
        right.CopyTo(pair[(left.Length + 1)..]);
        var rank = _merges.Find(pair[..length]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return rank;
    }

    // What merging made and is no token is spelled byte by byte; bytes that are no tokens either are left out.
    private void Append(ReadOnlySpan<byte> symbol, List<int> output)
    {
        var token = _tokens.FindInText(symbol);
        if (token >= 0)
        {
            output.Add(token);
            return;
        }

        foreach (ref readonly var b in symbol)
        {
            var single = _tokens.FindInText(new ReadOnlySpan<byte>(in b));
            if (single >= 0)
            {
                output.Add(single);
            }
        }
    }

    private readonly record struct Pair(int Left, int Right, int Length);
}
