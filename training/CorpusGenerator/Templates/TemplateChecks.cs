namespace HomeLLM.CorpusGenerator.Templates;

/// <summary>Finds rules that are missing or call themselves, and slots that nobody fills.</summary>
internal static class TemplateChecks
{
    /// <summary>Checks all that was read.</summary>
    /// <exception cref="TemplateException">The first thing that is wrong.</exception>
    public static void Check(TemplateFileReader reader, IReadOnlySet<string> slots)
    {
        var done = new HashSet<string>();
        foreach (var (name, (node, source)) in reader.Rules) Check(reader, slots, node, source, [name], done);
        foreach (var template in reader.Sections.SelectMany(section => section.Templates))
        {
            Check(reader, slots, template.Node, template.Source, [], done);
        }
    }

    private static void Check(
        TemplateFileReader reader, IReadOnlySet<string> slots, TemplateNode node, string source, HashSet<string> path, HashSet<string> done)
    {
        switch (node)
        {
            case TemplateNode.Slot slot when !slots.Contains(slot.Name):
                throw Error(source, $"there is no slot {{{slot.Name}}}");
            case TemplateNode.Rule rule:
                CheckRule(reader, slots, rule.Name, source, path, done);
                break;
            case TemplateNode.Sequence sequence:
                foreach (var part in sequence.Parts) Check(reader, slots, part, source, path, done);
                break;
            case TemplateNode.Choice choice:
                foreach (var option in choice.Options) Check(reader, slots, option, source, path, done);
                break;
            case TemplateNode.Maybe maybe:
                Check(reader, slots, maybe.Inner, source, path, done);
                break;
        }
    }

    private static void CheckRule(
        TemplateFileReader reader, IReadOnlySet<string> slots, string name, string source, HashSet<string> path, HashSet<string> done)
    {
        if (!reader.Rules.TryGetValue(name, out var rule)) throw Error(source, $"there is no rule <{name}>");
        if (!path.Add(name)) throw Error(source, $"the rule <{name}> calls itself");
        if (done.Add(name) || path.Count > 1) Check(reader, slots, rule.Node, rule.Source, path, done);
        path.Remove(name);
    }

    private static TemplateException Error(string source, string problem)
    {
        var parenthesis = source.LastIndexOf('(');
        var line = int.Parse(source.AsSpan(parenthesis + 1, source.Length - parenthesis - 2),
            System.Globalization.CultureInfo.InvariantCulture);
        return new(source[..parenthesis], line, 0, problem);
    }
}
