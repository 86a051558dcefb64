using System.Collections.Immutable;

namespace HomeLLM.CorpusGenerator.Templates;

/// <summary>Reads the text of one template: words, <c>(a|b)</c>, <c>[optional]</c>, <c>&lt;rule&gt;</c>, <c>{slot}</c>.</summary>
internal sealed class TemplateParser
{
    private readonly string _text;
    private readonly string _file;
    private readonly int _line;
    private readonly int _offset;
    private int _position;

    private TemplateParser(string text, string file, int line, int offset)
    {
        _text = text;
        _file = file;
        _line = line;
        _offset = offset;
    }

    /// <summary>Reads a template.</summary>
    /// <param name="text">The template alone, without indentation.</param>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="line">The line's number, for errors.</param>
    /// <param name="offset">How many characters stand before the template in its line, for errors.</param>
    /// <exception cref="TemplateException">The text is not a template.</exception>
    public static TemplateNode Parse(string text, string file = "template", int line = 1, int offset = 0)
    {
        var parser = new TemplateParser(text, file, line, offset);
        var node = parser.ReadAlternatives();
        return parser._position == text.Length ? node : throw parser.Error($"unexpected '{text[parser._position]}'");
    }

    private TemplateNode ReadAlternatives()
    {
        var options = ImmutableArray.CreateBuilder<TemplateNode>();
        options.Add(ReadSequence());
        while (_position < _text.Length && _text[_position] == '|')
        {
            _position++;
            options.Add(ReadSequence());
        }

        return options.Count == 1 ? options[0] : new TemplateNode.Choice(options.ToImmutable());
    }

    private TemplateNode ReadSequence()
    {
        var parts = ImmutableArray.CreateBuilder<TemplateNode>();
        while (_position < _text.Length && _text[_position] is not ('|' or ')' or ']'))
        {
            parts.Add(_text[_position] switch
            {
                '(' => ReadGroup(')', inner => inner),
                '[' => ReadGroup(']', inner => new TemplateNode.Maybe(inner)),
                '<' => new TemplateNode.Rule(ReadName('>')),
                '{' => new TemplateNode.Slot(ReadName('}')),
                '}' or '>' => throw Error($"'{_text[_position]}' closes nothing"),
                _ => ReadText(),
            });
        }

        return parts.Count == 1 ? parts[0] : new TemplateNode.Sequence(parts.ToImmutable());
    }

    private TemplateNode ReadGroup(char close, Func<TemplateNode, TemplateNode> make)
    {
        var start = _position++;
        var inner = ReadAlternatives();
        if (_position >= _text.Length || _text[_position] != close)
        {
            var found = _position < _text.Length ? $"'{_text[_position]}'" : "the end of the line";
            throw Error($"expected '{close}' for the '{_text[start]}' in column {start + _offset + 1}, found {found}");
        }

        _position++;
        return make(inner);
    }

    private string ReadName(char close)
    {
        var start = ++_position;
        while (_position < _text.Length && _text[_position] is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_') _position++;

        if (_position == start) throw Error("expected a name of lower-case letters, digits and underscores");
        if (_position >= _text.Length || _text[_position] != close) throw Error($"expected '{close}' after '{_text[start.._position]}'");
        return _text[start.._position++];
    }

    private TemplateNode ReadText()
    {
        var start = _position;
        while (_position < _text.Length && !"|()[]<>{}".Contains(_text[_position], StringComparison.Ordinal)) _position++;
        return new TemplateNode.Text(_text[start.._position]);
    }

    private TemplateException Error(string problem) => new(_file, _line, _position + _offset + 1, problem);
}
