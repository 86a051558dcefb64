using System.Collections.Immutable;
using System.Text;

namespace HomeLLM.Grammar;

/// <summary>Puts grammar nodes into an <see cref="Nfa"/>. What a rule stands for is put in when its state is first looked at.</summary>
/// <param name="nfa">Receives the states.</param>
internal sealed class NfaCompiler(Nfa nfa)
{
    private readonly Dictionary<int, (RuleNode Rule, int End)> _pending = [];

    /// <summary>Adds what <paramref name="node"/> admits, beginning at a state.</summary>
    /// <returns>The state where every admitted text ends; it has no edges yet.</returns>
    public int Compile(GrammarNode node, int from) => node switch
    {
        LiteralNode literal => CompileLiteral(literal.Text, from),
        DigitNode digit => CompileDigit(digit, from),
        SequenceNode sequence => sequence.Parts.Aggregate(from, (state, part) => Compile(part, state)),
        ChoiceNode choice => CompileChoice(choice.Options, from),
        RepeatNode repeat => CompileRepeat(repeat, from),
        WordRunNode run => CompileWordRun(run.Words, from),
        RuleNode rule => CompileLater(rule, from),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "an unknown kind of node"),
    };

    /// <summary>Gives a pending state its edges.</summary>
    public void Complete(int state)
    {
        _pending.Remove(state, out var pending);
        nfa.Open(state);
        nfa.AddEpsilon(Compile(pending.Rule.Node, state), pending.End);
    }

    private int CompileLater(RuleNode rule, int from)
    {
        var start = nfa.AddPendingState();
        var end = nfa.AddState();
        nfa.AddEpsilon(from, start);
        _pending.Add(start, (rule, end));
        return end;
    }

    private int CompileLiteral(string text, int from)
    {
        var state = from;
        foreach (var value in Encoding.UTF8.GetBytes(text)) state = Append(state, value);
        return state;
    }

    private int CompileDigit(DigitNode digit, int from)
    {
        var end = nfa.AddState();
        nfa.AddEdge(from, (byte)digit.First, (byte)digit.Last, end);
        return end;
    }

    private int CompileChoice(ImmutableArray<GrammarNode> options, int from)
    {
        var end = nfa.AddState();
        List<byte[]> literals = [];
        foreach (var option in options)
        {
            if (option is LiteralNode literal) literals.Add(Encoding.UTF8.GetBytes(literal.Text));
            else nfa.AddEpsilon(Compile(option, from), end);
        }

        CompileLiterals(literals, from, end);
        return end;
    }

    // As a tree: sorted and each once, a literal goes on from where it parts from the one before.
    private void CompileLiterals(List<byte[]> literals, int from, int end)
    {
        literals.Sort(static (left, right) => left.AsSpan().SequenceCompareTo(right));
        for (var i = literals.Count - 1; i > 0; i--)
        {
            if (literals[i].AsSpan().SequenceEqual(literals[i - 1])) literals.RemoveAt(i);
        }

        List<int> path = [from];
        for (var i = 0; i < literals.Count; i++)
        {
            var literal = literals[i];
            var shared = i == 0 ? 0 : literal.AsSpan().CommonPrefixLength(literals[i - 1]);
            path.RemoveRange(shared + 1, path.Count - shared - 1);
            var goesOn = i + 1 < literals.Count && literals[i + 1].AsSpan().StartsWith(literal);
            for (var at = shared; at < literal.Length - 1; at++) path.Add(Append(path[at], literal[at]));
            if (literal.Length == 0)
            {
                nfa.AddEpsilon(from, end);
            }
            else if (goesOn)
            {
                path.Add(Append(path[^1], literal[^1]));
                nfa.AddEpsilon(path[^1], end);
            }
            else
            {
                nfa.AddEdge(path[^1], literal[^1], literal[^1], end);
                path.Add(end);
            }
        }
    }

    private int CompileRepeat(RepeatNode repeat, int from)
    {
        var state = from;
        for (var i = 0; i < repeat.Minimum; i++) state = Compile(repeat.Node, state);
        if (repeat.Minimum == repeat.Maximum) return state;
        var end = nfa.AddState();
        for (var i = repeat.Minimum; i < repeat.Maximum; i++)
        {
            nfa.AddEpsilon(state, end);
            state = Compile(repeat.Node, state);
        }

        nfa.AddEpsilon(state, end);
        return end;
    }

    // A chain of the words; an answer may enter it before each of them and leave it after each.
    private int CompileWordRun(ImmutableArray<string> words, int from)
    {
        var end = nfa.AddState();
        var before = Nfa.None;
        foreach (var word in words)
        {
            if (word.Length == 0)
            {
                before = Nfa.None;
                continue;
            }

            var start = nfa.AddState();
            nfa.AddEpsilon(from, start);
            if (before != Nfa.None) nfa.AddEdge(before, (byte)' ', (byte)' ', start);
            before = CompileLiteral(word, start);
            nfa.AddEpsilon(before, end);
        }

        return end;
    }

    private int Append(int from, byte value)
    {
        var to = nfa.AddState();
        nfa.AddEdge(from, value, value, to);
        return to;
    }
}
