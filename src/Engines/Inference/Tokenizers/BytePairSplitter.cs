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
        PairMerger.Merge(word, symbols, TryRank);
        for (var i = 0; i >= 0; i = symbols[i].Next)
        {
            Append(word.AsSpan(symbols[i].Start, symbols[i].Length), output);
        }
    }

    // Ranks are counts, and small enough to be exact as floats.
    private bool TryRank(ReadOnlySpan<byte> text, int leftLength, out float rank)
    {
        var length = text.Length + 1;
        byte[]? rented = null;
        Span<byte> pair = length <= MaxStackBytes ? stackalloc byte[MaxStackBytes] : rented = ArrayPool<byte>.Shared.Rent(length);
        text[..leftLength].CopyTo(pair);
        pair[leftLength] = (byte)' ';
        text[leftLength..].CopyTo(pair[(leftLength + 1)..]);
        var found = _merges.Find(pair[..length]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        rank = found;
        return found >= 0;
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
}
