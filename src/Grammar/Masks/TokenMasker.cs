using System.Numerics;

namespace HomeLLM.Grammar;

/// <summary>Says which tokens may follow in a state of a grammar: those whose bytes it admits, and the end tokens where the text may end.</summary>
/// <remarks>
/// Masks are computed once per state and kept as long as the masker lives; reading a kept one allocates nothing. Not thread-safe, as
/// the automaton isn't.
/// </remarks>
public sealed class TokenMasker
{
    private readonly Dictionary<int, ulong[]> _masks = [];
    private readonly HashSet<int> _endTokens;
    private readonly int[] _path;

    /// <summary>Joins a vocabulary and a grammar.</summary>
    /// <param name="trie">The vocabulary.</param>
    /// <param name="automaton">The grammar.</param>
    /// <param name="endTokens">The tokens that end a text; their own bytes, if any, don't count.</param>
    public TokenMasker(TokenTrie trie, GrammarAutomaton automaton, params ReadOnlySpan<int> endTokens)
    {
        Trie = trie;
        Automaton = automaton;
        _endTokens = [.. endTokens];
        _path = new int[trie.MaxDepth + 1];
    }

    /// <summary>The vocabulary.</summary>
    public TokenTrie Trie { get; }

    /// <summary>The grammar.</summary>
    public GrammarAutomaton Automaton { get; }

    /// <summary>The length of a mask, in words of 64 tokens.</summary>
    public int MaskLength => (Trie.VocabularySize + 63) / 64;

    /// <summary>Whether a token is in a mask.</summary>
    public static bool IsAllowed(ReadOnlySpan<ulong> mask, int token) => (mask[token >> 6] & (1UL << (token & 63))) != 0;

    /// <summary>How many tokens are in a mask.</summary>
    public static int Count(ReadOnlySpan<ulong> mask)
    {
        var count = 0;
        foreach (var word in mask) count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>Whether a token ends the text.</summary>
    public bool IsEnd(int token) => _endTokens.Contains(token);

    /// <summary>The tokens that may follow: bit <c>token % 64</c> of word <c>token / 64</c>.</summary>
    /// <remarks>Empty in no state that a text of the grammar passes, provided the vocabulary can spell every byte of it.</remarks>
    public ReadOnlySpan<ulong> GetMask(int state)
    {
        if (state < 0) return new ulong[MaskLength];
        var key = Automaton.Fold(state, Trie.MaxLineBreaks);
        if (!_masks.TryGetValue(key, out var mask))
        {
            mask = Compute(state);
            _masks.Add(key, mask);
        }

        return mask;
    }

    /// <summary>The state after a token; <see cref="GrammarAutomaton.Dead"/> where it may not follow. An end token leaves it as it is.</summary>
    public int Advance(int state, int token)
    {
        if (_endTokens.Contains(token)) return Automaton.IsAccepting(state) ? state : GrammarAutomaton.Dead;
        var bytes = Trie.GetBytes(token);
        return bytes.IsEmpty ? GrammarAutomaton.Dead : Automaton.Step(state, bytes);
    }

    /// <summary>Whether a token may follow whose bytes begin with <paramref name="beginning"/> and go on behind it.</summary>
    internal bool IsAnyAllowedBeyond(int state, ReadOnlySpan<byte> beginning)
    {
        var nodes = Trie.Nodes;
        var (first, last) = (0, nodes.Length);
        for (var depth = 0; depth < beginning.Length; depth++)
        {
            while (first < last && nodes[first].Value != beginning[depth]) first = nodes[first].Skip;
            if (first >= last) return false;
            state = Automaton.Step(state, beginning[depth]);
            last = nodes[first].Skip;
            first++;
        }

        return Walk(first, last, state, mask: null);
    }

    private ulong[] Compute(int state)
    {
        var mask = new ulong[MaskLength];
        Walk(0, Trie.Nodes.Length, state, mask);
        foreach (var token in _endTokens)
        {
            if (Automaton.IsAccepting(state)) mask[token >> 6] |= 1UL << (token & 63);
            else mask[token >> 6] &= ~(1UL << (token & 63));
        }

        return mask;
    }

    // Marks the admitted tokens; without a mask, stops at the first one and says so.
    private bool Walk(int first, int last, int state, ulong[]? mask)
    {
        var nodes = Trie.Nodes;
        if (first >= last) return false;
        var top = nodes[first].Depth;
        _path[0] = state;
        var found = false;
        for (var i = first; i < last;)
        {
            ref readonly var node = ref nodes[i];
            var next = Automaton.Step(_path[node.Depth - top], node.Value);
            if (next == GrammarAutomaton.Dead)
            {
                i = node.Skip;
                continue;
            }

            _path[node.Depth - top + 1] = next;
            foreach (var token in Trie.TokensAt(node))
            {
                if (_endTokens.Contains(token)) continue;
                if (mask is null) return true;
                mask[token >> 6] |= 1UL << (token & 63);
                found = true;
            }

            i++;
        }

        return found;
    }
}
