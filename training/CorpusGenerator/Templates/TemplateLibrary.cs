using System.Collections.Immutable;
using System.Globalization;

namespace HomeLLM.CorpusGenerator.Templates;

/// <summary>All language files of one language: named rules, and sections of templates.</summary>
/// <remarks>
/// A line that begins with <c>#</c> is a comment. <c>rule name = …</c> names a rule; <c>rule name</c> alone takes the indented lines
/// below as its alternatives. <c>group name[: options]</c> begins a section of indented templates; <c>*3</c> before a template
/// makes it three times as likely and keeps it in the training set.
/// </remarks>
internal sealed class TemplateLibrary
{
    /// <summary>One template of this many is held out.</summary>
    public const int HeldOutOneOf = 20;

    private readonly Dictionary<string, (TemplateNode Node, string Source)> _rules;
    private readonly ILookup<(string Group, string Name), TemplateSection> _sections;
    private readonly Dictionary<string, double> _counts = [];

    private TemplateLibrary(Dictionary<string, (TemplateNode Node, string Source)> rules, ImmutableArray<TemplateSection> sections)
    {
        _rules = rules;
        Sections = sections;
        _sections = sections.ToLookup(section => (section.Group, section.Name));
    }

    /// <summary>All sections, in the order of the files.</summary>
    public ImmutableArray<TemplateSection> Sections { get; }

    /// <summary>The sections of that header.</summary>
    public IEnumerable<TemplateSection> Find(string group, string name) => _sections[(group, name)];

    /// <summary>Reads every <c>*.txt</c> directly in a folder, in the order of their names.</summary>
    /// <exception cref="TemplateException">A file is wrong.</exception>
    public static TemplateLibrary Load(string folder, IReadOnlySet<string> slots) =>
        Read(Files(folder), slots);

    private static IEnumerable<(string Name, string Content)> Files(string folder) =>
        Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllText(path)));

    /// <summary>Reads files given as names and contents.</summary>
    /// <param name="files">Names (for errors) and contents.</param>
    /// <param name="slots">The slots that templates may name.</param>
    /// <exception cref="TemplateException">A file is wrong, a rule is missing, stands twice or calls itself, a slot is unknown.</exception>
    public static TemplateLibrary Read(IEnumerable<(string Name, string Content)> files, IReadOnlySet<string> slots)
    {
        var reader = new TemplateFileReader();
        foreach (var (name, content) in files) reader.Read(name, content);
        var library = new TemplateLibrary(reader.Rules, reader.Sections);
        TemplateChecks.Check(reader, slots);
        return library;
    }

    /// <summary>Says one of the things that a template can say; slots stay as <c>{name}</c>.</summary>
    public string Expand(TemplateNode node, Random random) => TemplateExpander.Expand(node, name => _rules[name].Node, random);

    /// <summary>Says one of the things that a rule can say.</summary>
    public string ExpandRule(string rule, Random random) => Expand(_rules[rule].Node, random);

    /// <summary>In how many ways a template can be said, slots unfilled.</summary>
    public double CountVariants(TemplateNode node) => node switch
    {
        TemplateNode.Rule rule => CountRule(rule.Name),
        TemplateNode.Sequence sequence => sequence.Parts.Aggregate(1.0, (product, part) => product * CountVariants(part)),
        TemplateNode.Choice choice => choice.Options.Sum(CountVariants),
        TemplateNode.Maybe maybe => 1 + CountVariants(maybe.Inner),
        _ => 1,
    };

    private double CountRule(string name)
    {
        lock (_counts)
        {
            if (!_counts.TryGetValue(name, out var count)) _counts[name] = count = CountVariants(_rules[name].Node);
            return count;
        }
    }

    /// <summary>Whether a template is held out; a stable choice by its text.</summary>
    internal static bool IsHeldOut(string section, string text) => StableHash.Of(section + "|" + text) % HeldOutOneOf == 0;

    /// <summary>Splits <c>*3 text</c> into weight and text.</summary>
    internal static (double? Weight, string Text) ReadWeight(string line)
    {
        if (!line.StartsWith('*')) return (null, line);
        var blank = line.IndexOf(' ', StringComparison.Ordinal);
        return blank > 1 && double.TryParse(line.AsSpan(1, blank - 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
            ? (weight, line[(blank + 1)..].TrimStart())
            : (null, line);
    }
}
