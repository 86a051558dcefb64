using System.Text;

namespace HomeLLM.Grammar;

/// <summary>Finds the tokens that follow without a choice, so that a model need not be asked for them one by one.</summary>
/// <remarks>
/// <para>
/// The rule. Let F be the longest text that must follow in a state, byte by byte. It is spelled in the vocabulary's own way, by its
/// tokenizer, since a model was trained on that spelling. But the last tokens of F, spelled alone, may not be those that a longer text
/// would have: where F is <c>,"target_</c> and a token <c>_device</c> exists, the underscore is better left to the model. So the first
/// token from whose beginning an admitted token would reach beyond F is taken back, with all behind it; what is left is forced. Where
/// an admitted token reaches beyond F from F's very beginning, the whole is a choice, and nothing is forced. The text may end
/// nowhere inside F; where it may end behind F, that is a choice as well, and left to the model.
/// </para>
/// <para>
/// F is spelled without the text before it, so that it can be kept: a tokenizer that looks across that border (a byte-pair one that
/// splits at words first) may spell the whole text otherwise. Every forced token is admitted by the grammar all the same.
/// </para>
/// <para>Not thread-safe. Reading kept tokens allocates nothing.</para>
/// </remarks>
/// <param name="masker">The vocabulary and the grammar.</param>
/// <param name="cache">The vocabulary's tokenizer, shared by all grammars.</param>
public sealed class ForcedTokens(TokenMasker masker, ForcedTextCache cache)
{
    private const int MaxLength = 1024;

    private readonly Dictionary<int, int[]> _byState = [];
    private readonly byte[] _text = new byte[MaxLength];

    /// <summary>The tokens that must follow in a state; empty where there is a choice or the text may end.</summary>
    public ReadOnlySpan<int> After(int state)
    {
        // Inside a line the number of the line doesn't matter: what must follow ends before the next line feed is decided.
        var key = masker.Automaton.Fold(state, Math.Max(1, masker.Trie.MaxLineBreaks + 1));
        if (!_byState.TryGetValue(key, out var tokens))
        {
            tokens = Find(state);
            _byState.Add(key, tokens);
        }

        return tokens;
    }

    private int[] Find(int state)
    {
        var length = 0;
        var end = state;
        while (length < MaxLength && masker.Automaton.TryGetOnlyByte(end, out var value))
        {
            _text[length++] = value;
            end = masker.Automaton.Step(end, value);
        }

        // A character cut in half can't be spelled alone.
        while (length > 0 && !IsWhole(_text.AsSpan(0, length))) length--;
        var forced = _text.AsSpan(0, length);
        if (length == 0 || masker.IsAnyAllowedBeyond(state, forced)) return [];
        var tokens = cache.Tokenize(forced);
        var count = Admitted(state, forced, tokens, out var starts);
        for (var keep = 0; keep < count; keep++)
        {
            if (masker.IsAnyAllowedBeyond(starts[keep].State, forced[starts[keep].Position..])) count = keep;
        }

        return count == tokens.Length ? tokens : tokens[..count];
    }

    // A tokenizer that doesn't give back the text (unknown bytes, added spaces) is trusted only as far as it does.
    private int Admitted(int state, ReadOnlySpan<byte> text, int[] tokens, out (int State, int Position)[] starts)
    {
        starts = new (int, int)[tokens.Length];
        var position = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            var bytes = masker.Trie.GetBytes(tokens[i]);
            starts[i] = (state, position);
            if (bytes.IsEmpty || masker.IsEnd(tokens[i]) || !text[position..].StartsWith(bytes)) return i;
            state = masker.Automaton.Step(state, bytes);
            position += bytes.Length;
        }

        return tokens.Length;
    }

    private static bool IsWhole(ReadOnlySpan<byte> text)
    {
        Rune.DecodeLastFromUtf8(text, out var rune, out _);
        return rune != Rune.ReplacementChar || text.EndsWith("\uFFFD"u8);
    }
}
