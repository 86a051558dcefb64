using System.Collections.Frozen;
using System.Reflection;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>Reads the word lists of a language, which are compiled in: <c>language/en/linker/*.txt</c>.</summary>
internal static class LanguageFile
{
    private const string CompiledIn = "language/en/linker";

    /// <summary>Where the lists are: compiled in, unless a folder is given before anything is read.</summary>
    public static string Folder { get; set; } = CompiledIn;

    /// <summary>Where a list is.</summary>
    public static string PathOf(string list) => $"{Folder}/{list}.txt";

    /// <summary>Opens a list.</summary>
    /// <exception cref="InvalidDataException">There is no such list.</exception>
    public static TextReader Open(string list)
    {
        if (Folder != CompiledIn) return File.OpenText(PathOf(list));
        return new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(PathOf(list))
            ?? throw new InvalidDataException($"The program was built without {PathOf(list)}."));
    }

    /// <summary>The lines of a list without comments and blank lines, each split at its first <paramref name="separator"/>.</summary>
    /// <exception cref="InvalidDataException">There is no such list, or a line has no separator.</exception>
    public static IEnumerable<(string Left, string Right)> ReadPairs(string list, char separator)
    {
        foreach (var line in ReadLines(list))
        {
            var at = line.IndexOf(separator, StringComparison.Ordinal);
            if (at < 0) throw new InvalidDataException($"{PathOf(list)}: expected '{separator}' in '{line}'.");
            yield return (line[..at].Trim(), line[(at + 1)..].Trim());
        }
    }

    /// <summary>The lines of a list without comments and blank lines.</summary>
    /// <exception cref="InvalidDataException">There is no such list.</exception>
    public static IEnumerable<string> ReadLines(string list)
    {
        using var reader = Open(list);
        while (reader.ReadLine() is { } line)
        {
            var content = line.Trim();
            if (content.Length > 0 && !content.StartsWith('#')) yield return content;
        }
    }

    /// <summary>The words of a list's sections, by their headings in brackets.</summary>
    /// <exception cref="InvalidDataException">There is no such list, or a word stands before the first heading.</exception>
    public static FrozenDictionary<string, FrozenSet<string>> ReadSections(string list)
    {
        var sections = new Dictionary<string, HashSet<string>>();
        HashSet<string>? current = null;
        foreach (var line in ReadLines(list))
        {
            if (line.StartsWith('[') && line.EndsWith(']')) sections.Add(line[1..^1], current = []);
            else if (current is null) throw new InvalidDataException($"{PathOf(list)}: '{line}' stands before the first [heading].");
            else current.UnionWith(Words(line));
        }

        return sections.ToFrozenDictionary(section => section.Key, section => section.Value.ToFrozenSet());
    }

    /// <summary>The words of a text.</summary>
    public static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
