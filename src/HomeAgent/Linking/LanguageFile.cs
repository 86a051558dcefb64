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

    /// <summary>Opens a list; its letters are made as plain as those of the utterances that are held against it.</summary>
    /// <exception cref="InvalidDataException">There is no such list.</exception>
    public static TextReader Open(string list)
    {
        var path = PathOf(list);
        using var stream = Folder == CompiledIn ? Assembly.GetExecutingAssembly().GetManifestResourceStream(path) : File.Exists(path) ? File.OpenRead(path) : null;
        using var reader = new StreamReader(stream ?? throw new InvalidDataException($"There is no {path}."));
        return new StringReader(PlainLetters.Fold(reader.ReadToEnd()));
    }

    /// <summary>The lines of a list without comments and blank lines, each split at its first <paramref name="separator"/>.</summary>
    /// <exception cref="InvalidDataException">There is no such list, or a line has no separator.</exception>
    public static IEnumerable<(string Left, string Right)> ReadPairs(string list, char separator)
    {
        foreach (var (place, line) in Read(list))
        {
            var at = line.IndexOf(separator, StringComparison.Ordinal);
            if (at < 0) throw new InvalidDataException($"{place}: expected '{separator}' in '{line}'.");
            yield return (line[..at].Trim(), line[(at + 1)..].Trim());
        }
    }

    /// <summary>The lines of a list without comments and blank lines.</summary>
    /// <exception cref="InvalidDataException">There is no such list.</exception>
    public static IEnumerable<string> ReadLines(string list) => Read(list).Select(line => line.Content);

    /// <summary>The words of a list's sections, by their headings in brackets.</summary>
    /// <exception cref="InvalidDataException">There is no such list, a word stands before the first heading, or a heading stands twice.</exception>
    public static Dictionary<string, FrozenSet<string>> ReadSections(string list)
    {
        var sections = new Dictionary<string, HashSet<string>>();
        HashSet<string>? current = null;
        foreach (var (place, line) in Read(list))
        {
            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                if (!sections.TryAdd(line[1..^1], current = [])) throw new InvalidDataException($"{place}: {line} stands twice.");
            }
            else if (current is null)
            {
                throw new InvalidDataException($"{place}: '{line}' stands before the first [heading].");
            }
            else
            {
                current.UnionWith(Words(line));
            }
        }

        return sections.ToDictionary(section => section.Key, section => section.Value.ToFrozenSet());
    }

    private static IEnumerable<(string Place, string Content)> Read(string list)
    {
        using var reader = Open(list);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            var content = line.Trim();
            if (content.Length > 0 && !content.StartsWith('#')) yield return ($"{PathOf(list)}:{number}", content);
        }
    }

    /// <summary>The words of a text.</summary>
    public static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
