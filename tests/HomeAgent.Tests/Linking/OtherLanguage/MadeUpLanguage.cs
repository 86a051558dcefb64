using System.Text;
using HomeLLM.HomeAgent.Tests.Support;

namespace HomeLLM.HomeAgent.Tests.Linking.OtherLanguage;

/// <summary>
/// A language of a few dozen words that nobody speaks: the files of English with nothing in them but these. The linker knows one language a process, so it is
/// loaded a second time, with its own folder.
/// </summary>
public sealed class MadeUpLanguage : IDisposable
{
    private static readonly Dictionary<string, string> Lists = new()
    {
        ["kinds"] = """
            media: klango = media_player
            motion: movo = binary_sensor/motion
            opening: ovro = binary_sensor/opening
            temperature: grado = sensor/temperature
            blind: zalv zalvek = cover/blind
            list: tarn tarnek = todo
            """,
        ["numbers"] = "pim = 1\ntos = 2\ntezo = 20\ntezpim = 21\nhunto = 100",
        ["verbs"] = "malfi = cover",
        ["implied"] = "",
        ["synonyms"] = "",
        ["homophones"] = "",
        ["letters"] = "",
        ["sounds"] = "*alike = bp\n*fleeting = h",
    };

    /// <summary>The words of sections of <c>words.txt</c>; what isn't here has none.</summary>
    private static readonly Dictionary<string, string> Sections = new()
    {
        ["plain_nouns"] = "lum lumek",
        ["light_nouns"] = "lum lumek",
        ["stop_words"] = "la en",
        ["command_words"] = "belu belas pono sur til procu kva",
        ["all_words"] = "totu",
        ["home_words"] = "domu",
        ["clause_words"] = "ke snør",
        ["except_words"] = "snør",
        ["pronouns"] = "gis",
        ["question_words"] = "kva",
    };

    /// <summary>The words of groups of <c>patterns.txt</c> and <c>nets.txt</c>; what isn't here has none.</summary>
    private static readonly Dictionary<string, string> Groups = new()
    {
        ["common.our"] = "la",
        ["common.and"] = "ke",
        ["units.percent"] = "procu",
        ["units.degrees"] = "grau",
        ["units.kelvin"] = "kelvo",
        ["units.minus"] = "nul",
        ["units.plus"] = "ke",
        ["numbers.value_after"] = "til",
        ["numbers.value_next"] = "procu",
        ["endings.plural"] = "ek",
        ["questions.all_asked"] = "kva",
        ["nouns.everything"] = "totaj",
        ["places.here"] = "tie",
        ["floors.top"] = "supra",
        ["reservations.never"] = "ne",
        ["reservations.verbs"] = "belu malfi",
        ["reservations.tomorrow"] = "morgu",
        ["items.starts"] = "pono",
        ["items.prepositions"] = "sur",
        ["items.articles"] = "la",
    };

    private readonly TemporaryFolder _folder = new();
    private readonly SecondCopy _copy = new();

    /// <summary>Writes the language's folder and loads the linker with it.</summary>
    public MadeUpLanguage()
    {
        foreach (var (list, text) in Lists) _folder.Write($"{list}.txt", text);
        _folder.Write("words.txt", SectionsOf(EnglishLines("words")));
        foreach (var list in new[] { "patterns", "nets" }) _folder.Write($"{list}.txt", GroupsOf(EnglishLines(list)));

        var home = _copy.LoadFromAssemblyName(typeof(MadeUpHome).Assembly.GetName()).GetType(typeof(MadeUpHome).FullName!)!;
        home.GetMethod(nameof(MadeUpHome.Speak))!.CreateDelegate<Action<string>>()(_folder.PathOf("."));
        Link = home.GetMethod(nameof(MadeUpHome.Link))!.CreateDelegate<Func<string, string?, string>>();
        Item = home.GetMethod(nameof(MadeUpHome.Item))!.CreateDelegate<Func<string, string, string>>();
    }

    /// <summary>Links an utterance in the made-up home: what was said, and the area where the speaker stands.</summary>
    public Func<string, string?, string> Link { get; }

    /// <summary>What goes on a list, in full: what was said, and the part of it that the model wrote.</summary>
    public Func<string, string, string> Item { get; }

    public void Dispose()
    {
        _copy.Unload();
        _folder.Dispose();
    }

    private static IEnumerable<string> EnglishLines(string list) =>
        File.ReadLines(RepositoryRoot.Find($"language/en/linker/{list}.txt")).Where(line => line.Length > 0 && !char.IsWhiteSpace(line[0]) && line[0] != '#');

    private static string SectionsOf(IEnumerable<string> lines) =>
        string.Join('\n', lines.Where(line => line[0] == '[').Select(line => $"{line}\n{Sections.GetValueOrDefault(line[1..^1])}"));

    private static string GroupsOf(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        var section = "";
        foreach (var line in lines)
        {
            if (line[0] == '[') section = line[1..^1];
            var name = line.Split('=')[0].Trim();
            text.AppendLine(line[0] == '[' ? line : $"{name} = {Groups.GetValueOrDefault($"{section}.{name}")}");
        }

        return text.ToString();
    }
}
