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
        var span = CollectionsMarshal.AsSpan(symbols);
        PairMerger.Merge(escaped, span, TryRank);
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

    // The highest score merges first.
    private bool TryRank(ReadOnlySpan<byte> text, int leftLength, out float rank)
    {
        var token = _tokens.FindInText(text);
        rank = token >= 0 ? -_tokens.Score(token) : 0;
        return token >= 0;
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
}
