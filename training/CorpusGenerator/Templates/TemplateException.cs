namespace HomeLLM.CorpusGenerator.Templates;

/// <summary>A language file can't be read: where, and what is wrong.</summary>
internal sealed class TemplateException : Exception
{
    /// <summary>Says where and what.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="line">Counted from 1.</param>
    /// <param name="column">Counted from 1; 0 where the whole line is meant.</param>
    /// <param name="problem">What was expected and what was found.</param>
    public TemplateException(string file, int line, int column, string problem)
        : base(column > 0 ? $"{file}({line},{column}): {problem}" : $"{file}({line}): {problem}")
    {
        File = file;
        Line = line;
        Column = column;
    }

    /// <summary>The file's name.</summary>
    public string File { get; }

    /// <summary>Counted from 1.</summary>
    public int Line { get; }

    /// <summary>Counted from 1; 0 where the whole line is meant.</summary>
    public int Column { get; }
}
