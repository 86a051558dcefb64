namespace HomeLLM.Engines.Inference.Tokenizers;

/// <summary>
/// A vocabulary's tokens as the file spells them: texts, scores, kinds, and the way from text to token. Where two tokens have the same text,
/// the later one is found, as in llama.cpp.
/// </summary>
internal sealed class TokenTable
{
    private readonly byte[][] _texts;
    private readonly float[] _scores;
    private readonly TokenKind[] _kinds;
    private readonly int[] _buckets;
    private readonly int[] _next;

    /// <param name="texts">One per token, UTF-8, none empty.</param>
    /// <param name="scores">One per token.</param>
    /// <param name="kinds">One per token.</param>
    public TokenTable(byte[][] texts, float[] scores, TokenKind[] kinds)
    {
        _texts = texts;
        _scores = scores;
        _kinds = kinds;
        _buckets = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, texts.Length * 2))];
        _next = new int[texts.Length];
        Array.Fill(_buckets, -1);
        for (var token = 0; token < texts.Length; token++)
        {
            ref var bucket = ref _buckets[Hash(texts[token]) & (_buckets.Length - 1)];
            _next[token] = bucket;
            bucket = token;
        }
    }

    /// <summary>How many tokens there are.</summary>
    public int Count => _texts.Length;

    /// <summary>A token's text, as the file spells it.</summary>
    public ReadOnlySpan<byte> Text(int token) => _texts[token];

    /// <summary>A token's score; higher merges first.</summary>
    public float Score(int token) => _scores[token];

    /// <summary>What a token is.</summary>
    public TokenKind Kind(int token) => _kinds[token];

    /// <summary>Overrules what the file says of a token.</summary>
    public void SetKind(int token, TokenKind kind) => _kinds[token] = kind;

    /// <summary>The token of exactly this text, of any kind; −1 for none.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        for (var token = _buckets[Hash(text) & (_buckets.Length - 1)]; token >= 0; token = _next[token])
        {
            if (text.SequenceEqual(_texts[token]))
            {
                return token;
            }
        }

        return -1;
    }

    /// <summary>
    /// The token of exactly this text that running text may become; −1 for none. Control tokens are never made from running text: llama.cpp
    /// would, where a vocabulary happens to hold the parts of a control token's name; this engine differs for safety.
    /// </summary>
    public int FindInText(ReadOnlySpan<byte> text)
    {
        var token = Find(text);
        return token >= 0 && _kinds[token] is not (TokenKind.Control or TokenKind.Unknown) ? token : -1;
    }

    // FNV-1a, 32 bits.
    private static int Hash(ReadOnlySpan<byte> text)
    {
        var hash = 2166136261u;
        foreach (var b in text)
        {
            hash = (hash ^ b) * 16777619;
        }

        return (int)(hash ^ (hash >> 15));
    }
}
