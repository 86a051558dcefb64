using System.Text;

namespace HomeLLM.Grammar.Tests;

/// <summary>Writes what a grammar admits, letting the dice choose wherever there is a choice.</summary>
internal static class RandomWalk
{
    public static string Answer(GrammarAutomaton automaton, Random random)
    {
        List<byte> text = [];
        List<byte> allowed = [];
        var state = automaton.StartState;
        while (!automaton.IsFinal(state))
        {
            if (automaton.IsAccepting(state) && random.Next(4) > 0) break;
            if (!automaton.TryGetOnlyByte(state, out var value))
            {
                allowed.Clear();
                for (var candidate = 0; candidate < 256; candidate++)
                {
                    if (automaton.Step(state, (byte)candidate) != GrammarAutomaton.Dead) allowed.Add((byte)candidate);
                }

                value = allowed[random.Next(allowed.Count)];
            }

            text.Add(value);
            state = automaton.Step(state, value);
        }

        return Encoding.UTF8.GetString([.. text]);
    }
}
