using System.Text;

namespace HomeLLM.CorpusGenerator.Templates;

/// <summary>Says one of the many things that a template can say.</summary>
internal static class TemplateExpander
{
    private const double OptionalShare = 0.4;

    /// <summary>Expands a template; slots stay as <c>{name}</c>, blanks are single.</summary>
    /// <param name="node">The template.</param>
    /// <param name="rules">Finds the rule of a name.</param>
    /// <param name="random">Chooses.</param>
    public static string Expand(TemplateNode node, Func<string, TemplateNode> rules, Random random)
    {
        var text = new StringBuilder();
        Append(node, rules, random, text);
        return Blanks.Single(text.ToString());
    }

    private static void Append(TemplateNode node, Func<string, TemplateNode> rules, Random random, StringBuilder text)
    {
        switch (node)
        {
            case TemplateNode.Text words:
                text.Append(words.Value);
                break;
            case TemplateNode.Slot slot:
                text.Append('{').Append(slot.Name).Append('}');
                break;
            case TemplateNode.Rule rule:
                Append(rules(rule.Name), rules, random, text);
                break;
            case TemplateNode.Sequence sequence:
                foreach (var part in sequence.Parts) Append(part, rules, random, text);
                break;
            case TemplateNode.Choice choice:
                Append(choice.Options[random.Next(choice.Options.Length)], rules, random, text);
                break;
            case TemplateNode.Maybe maybe when random.NextDouble() < OptionalShare:
                Append(maybe.Inner, rules, random, text);
                break;
        }
    }
}
