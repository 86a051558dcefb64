namespace HomeLLM.Grammar;

/// <summary>
/// A grammar as a deterministic automaton over bytes of UTF-8: where a text stands, and which bytes may follow.
/// </summary>
/// <remarks>
/// Its rules are put in, and it is made deterministic, only where it is walked, so building one costs little however large the home. A state is a number; the
/// same text always leads to the same state. Every state but the dead one can reach the end of a text. Not thread-safe.
/// </remarks>
public sealed partial class GrammarAutomaton
{
    /// <summary>The state from which nothing is admitted any more.</summary>
    public const int Dead = -1;

    private const int LineBits = 5, LineMask = (1 << LineBits) - 1, MaxLinesLimit = 1 << LineBits;

    private readonly Nfa _nfa = new();
    private readonly NfaCompiler _compiler;
    private readonly int _maxLines;
    private readonly int _lineEnd;
    private readonly int _lineStart;

    /// <summary>Builds the automaton of a grammar.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="LineGrammar.MaxLines"/> is not from 1 to 32.</exception>
    public GrammarAutomaton(LineGrammar grammar)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(grammar.MaxLines, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(grammar.MaxLines, MaxLinesLimit);
        _maxLines = grammar.MaxLines;
        var line = _nfa.AddState();
        _compiler = new NfaCompiler(_nfa);
        _lineEnd = _compiler.Compile(grammar.Line, line);
        _lineStart = Close(line);
        StartState = _lineStart << LineBits;
    }

    /// <summary>Where every text begins.</summary>
    public int StartState { get; }

    /// <summary>The state after one more byte; <see cref="Dead"/> where it may not follow.</summary>
    public int Step(int state, byte value)
    {
        if (state < 0) return Dead;
        if (value == (byte)'\n') return CanBreakLine(state) ? NextLine(state) : Dead;
        var (first, count) = EdgesOf(state >> LineBits);
        for (var i = first; i < first + count; i++)
        {
            if (value < _edges[i].Low) return Dead;
            if (value <= _edges[i].High) return (_edges[i].Target << LineBits) | (state & LineMask);
        }

        return Dead;
    }

    /// <summary>The state after more bytes; <see cref="Dead"/> where they may not follow.</summary>
    public int Step(int state, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            state = Step(state, value);
            if (state < 0) return Dead;
        }

        return state;
    }

    /// <summary>Whether the text may end here.</summary>
    public bool IsAccepting(int state) => state >= 0 && IsLineEnd(state);

    /// <summary>Whether the text must end here: it may, and no byte may follow.</summary>
    public bool IsFinal(int state) => IsAccepting(state) && !CanBreakLine(state) && EdgesOf(state >> LineBits).Count == 0;

    /// <summary>Whether just one byte may follow, and the text may not end here.</summary>
    public bool TryGetOnlyByte(int state, out byte value)
    {
        value = 0;
        if (state < 0 || IsAccepting(state)) return false;
        var (first, count) = EdgesOf(state >> LineBits);
        if (count != 1 || _edges[first].Low != _edges[first].High) return false;
        value = _edges[first].Low;
        return true;
    }

    /// <summary>
    /// A number that is equal for states from which the same texts with up to <paramref name="lineBreaks"/> line feeds may follow;
    /// what is computed for one of them, with such texts only, holds for all.
    /// </summary>
    internal int Fold(int state, int lineBreaks)
    {
        var left = _maxLines - 1 - (state & LineMask);
        return (state & ~LineMask) | Math.Min(left, lineBreaks);
    }

    private bool IsLineEnd(int state) => _states[state >> LineBits].EndsLine;

    private bool CanBreakLine(int state) => IsLineEnd(state) && (state & LineMask) + 1 < _maxLines;

    private int NextLine(int state) => (_lineStart << LineBits) | ((state & LineMask) + 1);
}
