using System.Text;
using HomeLLM.Grammar;

namespace HomeLLM.CorpusGenerator.Examples;

/// <summary>Whether an answer is one that the program's own grammar admits: a wrong one is a mistake of the generator.</summary>
internal static class ExampleChecker
{
    /// <summary>Whether the grammar of the scope admits the answer.</summary>
    public static bool IsLegal(string answer, CallScope scope)
    {
        var automaton = CallGrammar.Build(scope, ServiceCatalogue.Default).Automaton;
        return automaton.IsAccepting(automaton.Step(automaton.StartState, Encoding.UTF8.GetBytes(answer)));
    }
}
