using System.Collections.Immutable;

namespace HomeLLM.Grammar;

/// <summary>What a line acts on or asks about.</summary>
internal static class TargetSyntax
{
    /// <summary>One of the targets, as a member of the line, without the comma before it.</summary>
    public static GrammarNode Build(BranchTargets targets)
    {
        List<GrammarNode> options = [];
        Add(CallTargetKind.Device, targets.Devices);
        Add(CallTargetKind.Area, targets.Areas);
        Add(CallTargetKind.Floor, targets.Floors);
        if (targets.Home) options.Add(GrammarNode.Literal($"\"{CallTarget.Home.Key}\":true"));
        return GrammarNode.Choice([.. options]);

        void Add(CallTargetKind kind, ImmutableArray<string> spellings)
        {
            if (spellings.IsEmpty) return;
            options.Add(GrammarNode.Sequence(
                GrammarNode.Literal($"\"{new CallTarget(kind, "").Key}\":"),
                GrammarNode.OneOf(spellings.Select(JsonSpelling.Quote))));
        }
    }

    /// <summary>What may be left out of a target, there or not, with the comma before it; nothing where there is nothing to leave out.</summary>
    public static GrammarNode BuildExcept(BranchTargets all)
    {
        if (all.HasNoException) return GrammarNode.Sequence();
        var label = GrammarNode.Rule("label", () => GrammarNode.OneOf(all.Exceptions.Select(JsonSpelling.Quote)));
        return GrammarNode.Optional(GrammarNode.Rule("except", () => GrammarNode.Sequence(
            GrammarNode.Literal($",\"{CallLine.ExceptKey}\":["),
            label,
            GrammarNode.Repeat(GrammarNode.Sequence(GrammarNode.Literal(","), label), 0, CallLine.MaxExceptions - 1),
            GrammarNode.Literal("]"))));
    }
}
