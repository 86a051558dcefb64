using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>A net: what stands after "except" isn't touched, whether or not the model said so in every line.</summary>
internal static class Exceptions
{
    /// <summary>The line less what was excepted; null where it would do to that very thing what is done to all others.</summary>
    /// <param name="line">What the model wrote.</param>
    /// <param name="linked">The utterance.</param>
    /// <param name="calls">The calls of the lines before.</param>
    public static CallLine? Apply(CallLine line, LinkedUtterance linked, IEnumerable<ServiceCall> calls)
    {
        if (linked.Excepted.IsEmpty || line.IsRefusal || line.IsQuery || line.IsUndo) return line;
        if (linked.Excepted.Contains(line.Target.Spelling)) return calls.Any(call => call.Service == line.Service) ? null : line;
        var isMany = line.Target.Kind is CallTargetKind.Area or CallTargetKind.Floor or CallTargetKind.Home
            || linked.IsForMany(line.Target.Spelling);
        return isMany ? line with { Except = [.. line.Except.Union(linked.Excepted).Take(CallLine.MaxExceptions)] } : line;
    }
}
