using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Evaluation;

/// <summary>How one case went.</summary>
/// <param name="Case">The case.</param>
/// <param name="Got">What was understood.</param>
/// <param name="Reply">What would be said.</param>
/// <param name="IsRight">Whether it is one of the right answers.</param>
internal sealed record EvaluationResult(EvaluationCase Case, Interpretation Got, string Reply, bool IsRight)
{
    /// <summary>Whether something would be done or offered where nothing may be.</summary>
    public bool ActsWrongly => Case.MustNotAct && !Got.AllCalls.IsEmpty;
}
