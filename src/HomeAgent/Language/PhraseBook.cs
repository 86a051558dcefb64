using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace HomeLLM.HomeAgent.Language;

/// <summary>
/// Reads the sentences of a language, which are compiled in: <c>language/en/replies/*.txt</c>. Whoever needs a sentence takes it by its name;
/// at the end whatever is wrong, missing or left over is reported at once.
/// </summary>
/// <remarks>
/// A line is <c>name = text</c>, with <c>|</c> between forms; an indented line goes on with the one above. <c>[heading]</c> begins a section, <c>#</c>
/// a comment. Names are unique in their section, over all files.
/// </remarks>
internal sealed class PhraseBook(string folder)
{
    private readonly Dictionary<(string Section, string Name), Entry> _entries = [];
    private readonly Dictionary<string, string> _filesBySection = [];
    private readonly List<string> _faults = [];

    /// <summary>Opens the sentences of a language.</summary>
    /// <param name="language">The name of its folder, such as <c>en</c>.</param>
    public static PhraseBook Open(string language)
    {
        var folder = $"language/{language}/replies";
        var book = new PhraseBook(folder);
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var file in assembly.GetManifestResourceNames().Where(name => name.StartsWith($"{folder}/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!);
            book.Read(file, reader);
        }

        return book;
    }

    /// <summary>Adds the lines of a file.</summary>
    public void Read(string file, TextReader reader)
    {
        var section = "";
        Entry? last = null;
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            var content = line.Trim();
            var equals = content.IndexOf('=', StringComparison.Ordinal);
            if (content.Length == 0 || content[0] == '#') continue;
            if (content[0] == '[' && content[^1] == ']')
            {
                section = content[1..^1];
                last = null;
                _filesBySection.TryAdd(section, file);
            }
            else if (char.IsWhiteSpace(line[0]) && last is not null)
            {
                last.Text = $"{last.Text} {content}".Trim();
            }
            else if (equals <= 0 || section.Length == 0)
            {
                _faults.Add($"{file}:{number}: expected 'name = text' below a [heading], found '{content}'.");
            }
            else
            {
                last = new(file, number, section, content[..equals].TrimEnd(), content[(equals + 1)..].TrimStart());
                if (!_entries.TryAdd((section, last.Name), last)) _faults.Add($"{last.Place}: {last} stands twice.");
            }
        }
    }

    /// <summary>Takes a sentence of one form.</summary>
    public Sentence Sentence(string section, string name, params ReadOnlySpan<string> slots) => Take(section, name, 1, slots);

    /// <summary>Takes a sentence that has a form for one and another for several; the same where only one is written.</summary>
    public Sentence Counted(string section, string name, params ReadOnlySpan<string> slots) => Take(section, name, 2, slots);

    /// <summary>Takes a sentence of exactly so many forms.</summary>
    public Sentence Forms(int count, string section, string name, params ReadOnlySpan<string> slots) => Take(section, name, -count, slots);

    /// <summary>Takes a text as it stands.</summary>
    public string Text(string section, string name) => Find(section, name)?.Text ?? "";

    /// <summary>Takes the parts of a text between <c>|</c>, so many as are expected; any number where that is 0.</summary>
    public ImmutableArray<string> Parts(string section, string name, int count = 0)
    {
        if (Find(section, name) is not { } entry) return [.. Enumerable.Repeat("", count)];
        ImmutableArray<string> parts = [.. entry.Text.Split('|', StringSplitOptions.TrimEntries)];
        if (count == 0 || parts.Length == count) return parts;
        _faults.Add($"{entry.Place}: {entry} has {parts.Length} parts between '|', expected {count}.");
        return [.. Enumerable.Repeat("", count)];
    }

    /// <summary>Takes a set of words; it may be empty.</summary>
    public FrozenSet<string> Words(string section, string name) => Split(Text(section, name)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Takes words in the order in which they stand; there may be none.</summary>
    public string[] WordList(string section, string name) => Split(Text(section, name));

    /// <summary>Takes one word.</summary>
    public string Word(string section, string name)
    {
        if (Find(section, name) is not { } entry) return "";
        var words = Split(entry.Text);
        if (words.Length != 1) _faults.Add($"{entry.Place}: {entry} has {words.Length} words, expected 1.");
        return words.FirstOrDefault("");
    }

    /// <summary>Takes phrases, parted by <c>|</c>; there may be none.</summary>
    public WordPhrases Phrases(string section, string name) => new(Parts(section, name));

    /// <summary>Takes rows, parted by <c>|</c>, of so many words each, no two beginning alike; there may be none.</summary>
    public ImmutableArray<string[]> Table(string section, string name, int columns)
    {
        if (Find(section, name) is not { Text.Length: > 0 } entry) return [];
        var rows = entry.Text.Split('|').Select(Split).ToLookup(row => row.Length == columns);
        foreach (var row in rows[false]) _faults.Add($"{entry.Place}: {entry} has '{string.Join(' ', row)}', expected {columns} words.");
        foreach (var twice in rows[true].GroupBy(row => row[0]).Where(group => group.Skip(1).Any())) _faults.Add($"{entry.Place}: {entry} has '{twice.Key}' twice.");
        return [.. rows[true].DistinctBy(row => row[0])];
    }

    /// <summary>Takes words with a whole number above 0 behind each, parted by <c>|</c>.</summary>
    public FrozenDictionary<string, int> Numbers(string section, string name)
    {
        var numbers = new Dictionary<string, int>();
        foreach (var row in Table(section, name, 2))
        {
            if (int.TryParse(row[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0) numbers.Add(row[0], number);
            else _faults.Add($"{_entries[(section, name)].Place}: {_entries[(section, name)]} has '{row[1]}', expected a number above 0.");
        }

        return numbers.ToFrozenDictionary();
    }

    /// <summary>Takes a whole section, whatever names it has, as texts by their names.</summary>
    public FrozenDictionary<string, string> Section(string section)
    {
        if (!_filesBySection.ContainsKey(section)) _faults.Add($"{folder}: the section [{section}] is missing.");
        return _entries.Where(entry => entry.Key.Section == section).ToFrozenDictionary(entry => entry.Key.Name, entry => Take(entry.Value).Text);
    }

    /// <summary>The words of a text.</summary>
    public static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Ends the reading.</summary>
    /// <exception cref="InvalidDataException">Anything was wrong, missing or not taken; each with file, line and name.</exception>
    public void Close()
    {
        _faults.AddRange(_entries.Values.Where(entry => !entry.IsTaken).Select(entry => $"{entry.Place}: nobody asks for {entry}."));
        if (_faults.Count > 0) throw new InvalidDataException(string.Join(Environment.NewLine, _faults));
    }

    private Sentence Take(string section, string name, int forms, ReadOnlySpan<string> slots)
    {
        ImmutableArray<string> named = [.. slots];
        if (Find(section, name) is not { } entry) return Empty(forms);
        ImmutableArray<string> texts = [.. entry.Text.Split('|', StringSplitOptions.TrimEntries)];
        var isExact = forms < 0;
        if (texts.Length > Math.Abs(forms) || (isExact && texts.Length != -forms))
        {
            _faults.Add($"{entry.Place}: {entry} has {texts.Length} forms between '|', expected {Math.Abs(forms)}{(isExact || forms == 1 ? "" : " at most")}.");
            return Empty(forms);
        }

        // Where a form may be left out, it is the first of several.
        if (texts.Skip(isExact ? 1 : 0).Any(text => text.Length == 0)) _faults.Add($"{entry.Place}: {entry} is empty.");
        try
        {
            return new(texts, named);
        }
        catch (FormatException exception)
        {
            _faults.Add($"{entry.Place}: {entry} {exception.Message}.");
            return Empty(forms);
        }
    }

    private Entry? Find(string section, string name)
    {
        if (_entries.TryGetValue((section, name), out var entry)) return Take(entry);
        _faults.Add($"{_filesBySection.GetValueOrDefault(section, folder)}: '{name}' of [{section}] is missing.");
        return null;
    }

    private static Entry Take(Entry entry)
    {
        entry.IsTaken = true;
        return entry;
    }

    /// <summary>Stands in until the faults are reported.</summary>
    private static Sentence Empty(int forms) => new([.. Enumerable.Repeat("", Math.Abs(forms))], []);

    private sealed class Entry(string file, int line, string section, string name, string text)
    {
        public string Name => name;

        public string Place => $"{file}:{line}";

        public string Text { get; set; } = text;

        public bool IsTaken { get; set; }

        public override string ToString() => $"'{name}' of [{section}]";
    }
}
