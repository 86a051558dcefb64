using System.Collections.Immutable;

namespace HomeLLM.CorpusGenerator.Templates;

/// <summary>Collects rules and sections from language files.</summary>
internal sealed class TemplateFileReader
{
    private readonly ImmutableArray<TemplateSection>.Builder _sections = ImmutableArray.CreateBuilder<TemplateSection>();

    /// <summary>The rules read so far, by name.</summary>
    public Dictionary<string, (TemplateNode Node, string Source)> Rules { get; } = [];

    /// <summary>The sections read so far.</summary>
    public ImmutableArray<TemplateSection> Sections => _sections.ToImmutable();

    /// <summary>Reads one file.</summary>
    public void Read(string file, string content)
    {
        var lines = content.Split('\n');
        for (var i = 0; i < lines.Length;)
        {
            var line = lines[i].TrimEnd();
            if (line.Length == 0 || line.TrimStart().StartsWith('#'))
            {
                i++;
                continue;
            }

            if (char.IsWhiteSpace(line[0])) throw new TemplateException(file, i + 1, 1, "an indented line must stand below a header");
            var header = i++;
            var body = new List<(string Text, int Line, int Offset)>();
            for (; i < lines.Length && (lines[i].Length == 0 || char.IsWhiteSpace(lines[i][0]) || lines[i].StartsWith('#')); i++)
            {
                var text = lines[i].Trim();
                if (text.Length > 0 && !text.StartsWith('#')) body.Add((text, i + 1, lines[i].Length - lines[i].TrimStart().Length));
            }

            ReadBlock(file, line, header + 1, body);
        }
    }

    private void ReadBlock(string file, string header, int line, List<(string Text, int Line, int Offset)> body)
    {
        if (header.StartsWith("rule ", StringComparison.Ordinal))
        {
            ReadRule(file, header, line, body);
            return;
        }

        var colon = header.IndexOf(':', StringComparison.Ordinal);
        var words = (colon < 0 ? header : header[..colon]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 2)
        {
            throw new TemplateException(file, line, 1, $"expected 'rule name = …' or 'group name[: options]', found '{header}'");
        }

        if (body.Count == 0) throw new TemplateException(file, line, 0, $"the section '{header}' is empty");
        ImmutableArray<string> options = colon < 0 ? [] : [.. header[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var section = string.Join(' ', words);
        _sections.Add(new(words[0], words[1], options, [.. body.Select(item => ReadTemplate(file, section, item))], $"{file}({line})"));
    }

    private static Template ReadTemplate(string file, string section, (string Text, int Line, int Offset) item)
    {
        var (weight, text) = TemplateLibrary.ReadWeight(item.Text);
        var node = TemplateParser.Parse(text, file, item.Line, item.Offset + item.Text.Length - text.Length);
        return new(node, weight ?? 1, weight is null && TemplateLibrary.IsHeldOut(section, text), $"{file}({item.Line})");
    }

    private void ReadRule(string file, string header, int line, List<(string Text, int Line, int Offset)> body)
    {
        var equals = header.IndexOf('=', StringComparison.Ordinal);
        var name = (equals < 0 ? header[5..] : header[5..equals]).Trim();
        var options = new List<TemplateNode>();
        if (equals >= 0)
        {
            var text = header[(equals + 1)..].TrimStart();
            options.Add(TemplateParser.Parse(text, file, line, header.Length - text.Length));
        }

        foreach (var item in body)
        {
            var (weight, text) = TemplateLibrary.ReadWeight(item.Text);
            var node = TemplateParser.Parse(text, file, item.Line, item.Offset + item.Text.Length - text.Length);
            for (var i = 0; i < Math.Max(1, (int)(weight ?? 1)); i++) options.Add(node);
        }

        if (options.Count == 0) throw new TemplateException(file, line, 0, $"the rule '{name}' is empty");
        var rule = options.Count == 1 ? options[0] : new TemplateNode.Choice([.. options]);
        if (!Rules.TryAdd(name, (rule, $"{file}({line})")))
        {
            throw new TemplateException(file, line, 0, $"the rule '{name}' stands already in {Rules[name].Source}");
        }
    }
}
