using System.Runtime.InteropServices;

namespace HomeLLM.Engines.Inference.Tokenizers;

/// <summary>
/// The <c>llama</c> tokenizer: characters merge, the pair whose token has the highest score first (the leftmost of equals); characters that
/// are no tokens become byte tokens. Spaces are spelled U+2581. Source: SentencePiece's BPE as llama.cpp runs it.
/// </summary>
internal sealed class SentencePieceSplitter : ITextSplitter
{
    private readonly TokenTable _tokens;
    private readonly int[] _byteTokens;

    /// <param name="tokens">The vocabulary.</param>
    /// <param name="unknown">Stands for bytes that have no token; −1 to leave them out.</param>
    public SentencePieceSplitter(TokenTable tokens, int unknown)
    {
        _tokens = tokens;
        _byteTokens = new int[256];
        for (var value = 0; value < 256; value++)
        {
            var token = tokens.Find(System.Text.Encoding.ASCII.GetBytes($"<0x{value:X2}>"));
            token = token >= 0 ? token : tokens.FindInText([(byte)value]);
            _byteTokens[value] = token >= 0 ? token : unknown;
        }
    }

    /// <summary>How SentencePiece spells a space.</summary>
    public static ReadOnlySpan<byte> EscapedSpace => "▁"u8;

    public void Split(ReadOnlySpan<byte> text, List<int> output)
    {
        var escaped = Escape(text);
        var symbols = Utf8Symbols.Split(escaped);
        var queue = new PriorityQueue<Pair, (float Score, int Left)>(symbols.Count, PairOrder.Instance);
        var span = CollectionsMarshal.AsSpan(symbols);
        for (var i = 1; i < span.Length; i++)
        {
            Enqueue(escaped, span, i - 1, i, queue);
        }

        while (queue.TryDequeue(out var pair, out _))
        {
            ref var left = ref span[pair.Left];
            ref var right = ref span[pair.Right];
            if (left.Length == 0 || right.Length == 0 || left.Length + right.Length != pair.Length)
            {
                continue; // one of them has merged otherwise since
            }

            left.Length += right.Length;
            right.Length = 0;
            left.Next = right.Next;
            if (right.Next >= 0)
            {
                span[right.Next].Previous = pair.Left;
            }

            Enqueue(escaped, span, left.Previous, pair.Left, queue);
            Enqueue(escaped, span, pair.Left, left.Next, queue);
        }

        for (var i = 0; i >= 0; i = span[i].Next)
        {
            Append(escaped.AsSpan(span[i].Start, span[i].Length), output);
        }
    }

    private static byte[] Escape(ReadOnlySpan<byte> text)
    {
        var escaped = new byte[text.Length + text.Count((byte)' ') * (EscapedSpace.Length - 1)];
        var at = 0;
        foreach (var b in text)
        {
            if (b == ' ')
            {
                EscapedSpace.CopyTo(escaped.AsSpan(at));
                at += EscapedSpace.Length;
            }
            else
            {
                escaped[at++] = b;
            }
        }

        return escaped;
    }

    private void Enqueue(byte[] text, ReadOnlySpan<Symbol> symbols, int left, int right, PriorityQueue<Pair, (float Score, int Left)> queue)
    {
        if (left < 0 || right < 0)
        {
            return;
        }

        var length = symbols[left].Length + symbols[right].Length;
        var token = _tokens.FindInText(text.AsSpan(symbols[left].Start, length));
        if (token >= 0)
        {
            queue.Enqueue(new Pair(left, right, length), (_tokens.Score(token), left));
        }
    }

    private void Append(ReadOnlySpan<byte> symbol, List<int> output)
    {
        var token = _tokens.FindInText(symbol);
        if (token >= 0)
        {
            output.Add(token);
            return;
        }

        foreach (var b in symbol)
        {
            if (_byteTokens[b] >= 0)
            {
                output.Add(_byteTokens[b]);
            }
        }
    }

    private readonly record struct Pair(int Left, int Right, int Length);

    private sealed class PairOrder : IComparer<(float Score, int Left)>
    {
        public static readonly PairOrder Instance = new();

        public int Compare((float Score, int Left) x, (float Score, int Left) y) =>
            x.Score != y.Score ? y.Score.CompareTo(x.Score) : x.Left.CompareTo(y.Left);
    }
}
