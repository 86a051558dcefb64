using System.Globalization;
using System.Text;

namespace HomeLLM.Grammar;

/// <summary>Writes a grammar in GBNF, the form that llama.cpp reads.</summary>
internal sealed class GbnfWriter
{
    private readonly StringBuilder _rules = new();
    private readonly HashSet<string> _written = [];

    /// <summary>The whole text: <c>root</c> first, then every rule once.</summary>
    public static string Write(LineGrammar grammar)
    {
        var writer = new GbnfWriter();
        var root = new StringBuilder("root ::= ");
        writer.Append(root, grammar.Line, nested: grammar.MaxLines > 1);
        if (grammar.MaxLines > 1)
        {
            root.Append(" (\"\\n\" ");
            writer.Append(root, grammar.Line, nested: true);
            root.Append(CultureInfo.InvariantCulture, $"){{0,{grammar.MaxLines - 1}}}");
        }

        return root.Append('\n').Append(writer._rules).ToString();
    }

    private void Append(StringBuilder text, GrammarNode node, bool nested)
    {
        switch (node)
        {
            case LiteralNode literal:
                AppendLiteral(text, literal.Text);
                break;
            case DigitNode digit:
                text.Append('[').Append(digit.First).Append('-').Append(digit.Last).Append(']');
                break;
            case SequenceNode sequence:
                AppendJoined(text, sequence.Parts, " ", nested && sequence.Parts.Length > 1);
                break;
            case ChoiceNode choice:
                AppendJoined(text, choice.Options, " | ", nested && choice.Options.Length > 1);
                break;
            case RepeatNode repeat:
                Append(text, repeat.Node, nested: true);
                text.Append(CultureInfo.InvariantCulture, $"{Times(repeat)}");
                break;
            case WordRunNode run:
                AppendWordRun(text, run.Words, nested);
                break;
            case RuleNode rule:
                text.Append(rule.Name);
                WriteRule(rule);
                break;
        }
    }

    // Each word is a rule: itself, then perhaps the next one.
    private void AppendWordRun(StringBuilder text, IReadOnlyList<string> words, bool nested)
    {
        List<GrammarNode> starts = [];
        for (var i = words.Count - 1; i >= 0; i--)
        {
            if (words[i].Length == 0) continue;
            var word = GrammarNode.Literal(words[i]);
            var rest = i + 1 < words.Count && words[i + 1].Length > 0
                ? GrammarNode.Optional(GrammarNode.Sequence(GrammarNode.Literal(" "), starts[0]))
                : GrammarNode.Sequence();
            starts.Insert(0, GrammarNode.Rule(string.Create(CultureInfo.InvariantCulture, $"word-{i + 1}"), GrammarNode.Sequence(word, rest)));
        }

        Append(text, GrammarNode.Choice([.. starts]), nested);
    }

    private void AppendJoined(StringBuilder text, IReadOnlyList<GrammarNode> nodes, string separator, bool parentheses)
    {
        if (parentheses) text.Append('(');
        if (nodes.Count == 0) text.Append("\"\"");
        for (var i = 0; i < nodes.Count; i++)
        {
            if (i > 0) text.Append(separator);
            Append(text, nodes[i], nested: true);
        }

        if (parentheses) text.Append(')');
    }

    private void WriteRule(RuleNode rule)
    {
        if (!_written.Add(rule.Name)) return;
        var text = new StringBuilder(rule.Name).Append(" ::= ");
        var position = _rules.Length;
        Append(text, rule.Node, nested: false);
        _rules.Insert(position, text.Append('\n').ToString());
    }

    private static string Times(RepeatNode repeat) => (repeat.Minimum, repeat.Maximum) switch
    {
        (0, 1) => "?",
        var (minimum, maximum) when minimum == maximum => $"{{{minimum}}}",
        var (minimum, maximum) => $"{{{minimum},{maximum}}}",
    };

    private static void AppendLiteral(StringBuilder text, string literal)
    {
        text.Append('"');
        foreach (var character in literal)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                < ' ' or '\x7f' => text.Append(CultureInfo.InvariantCulture, $"\\x{(int)character:X2}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
