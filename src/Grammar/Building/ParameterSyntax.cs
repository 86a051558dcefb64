using System.Collections.Immutable;

namespace HomeLLM.Grammar;

/// <summary>The parameters of a call line, each with its comma before it.</summary>
internal static class ParameterSyntax
{
    private static readonly GrammarNode Byte = GrammarNode.Rule("byte", GrammarNode.WholeNumber(0, 255));

    /// <summary>The parameters in order: required ones, optional ones, and at most one of those that exclude one another.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="rules">The rules made so far, by what they stand for; receives the new ones.</param>
    public static GrammarNode Build(ImmutableArray<OfferedParameter> parameters, Dictionary<OfferedParameter, GrammarNode> rules)
    {
        List<GrammarNode> parts = [];
        for (var i = 0; i < parameters.Length;)
        {
            var group = parameters[i].Definition.ExclusiveGroup;
            List<GrammarNode> options = [Member(parameters[i], rules)];
            var isRequired = parameters[i++].Definition.IsRequired;
            while (group is not null && i < parameters.Length && parameters[i].Definition.ExclusiveGroup == group)
            {
                options.Add(Member(parameters[i++], rules));
            }

            var member = GrammarNode.Choice([.. options]);
            parts.Add(isRequired ? member : GrammarNode.Optional(member));
        }

        return GrammarNode.Sequence([.. parts]);
    }

    private static GrammarNode Member(OfferedParameter parameter, Dictionary<OfferedParameter, GrammarNode> rules)
    {
        if (!rules.TryGetValue(parameter, out var rule))
        {
            var name = CallGrammar.Name(parameter.Definition.Name.Replace('_', '-'), rules.Count);
            rule = GrammarNode.Rule(name, () => GrammarNode.Sequence(
                GrammarNode.Literal($",{JsonSpelling.Quote(parameter.Definition.Name)}:"),
                Value(parameter)));
            rules.Add(parameter, rule);
        }

        return rule;
    }

    private static GrammarNode Value(OfferedParameter parameter) => parameter.Definition.Kind switch
    {
        ParameterKind.Number or ParameterKind.Kelvin or ParameterKind.Humidity => GrammarNode.WholeNumber(parameter.Minimum, parameter.Maximum),
        ParameterKind.Decimal or ParameterKind.Temperature => GrammarNode.Tenths(parameter.Minimum, parameter.Maximum),
        ParameterKind.Choice or ParameterKind.OwnChoice => GrammarNode.OneOf(parameter.Choices.Select(JsonSpelling.Quote)),
        ParameterKind.SpokenText => GrammarNode.Sequence(
            GrammarNode.Literal("\""), GrammarNode.WordRun([.. parameter.Choices.Select(JsonSpelling.Escape)]), GrammarNode.Literal("\"")),
        ParameterKind.Boolean => GrammarNode.OneOf(["true", "false"]),
        ParameterKind.Rgb => GrammarNode.Sequence(
            GrammarNode.Literal("["), Byte, GrammarNode.Literal(","), Byte, GrammarNode.Literal(","), Byte, GrammarNode.Literal("]")),
        _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter.Definition.Kind, "a kind of parameter that no line has"),
    };
}
