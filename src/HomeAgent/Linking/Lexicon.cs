using System.Collections.Frozen;
using System.Collections.Immutable;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>The words that the linker knows, from <c>language/en/linker</c>: what things are called in general, and what is never a name by itself.</summary>
internal static class Lexicon
{
    private const int LeastStem = 3;

    private static readonly string[] NeededKinds = ["media", "motion", "opening", "temperature"];

    private static readonly WordClasses Known = LinkerWords.Known.Classes;
    private static readonly WordEndings Endings = LinkerWords.Known.Endings;

    // First: the fields below are read off it.
    private static readonly Dictionary<string, FrozenSet<string>> Sections = LanguageFile.ReadSections("words");

    /// <summary>Nouns that name a kind of device, with the kind's domain.</summary>
    public static readonly FrozenDictionary<string, string> DomainNouns = new[] { "light", "fan", "switch" }
        .SelectMany(domain => Section(domain + "_nouns").Select(noun => (noun, domain))).ToFrozenDictionary(pair => pair.noun, pair => pair.domain);

    /// <summary>Nouns that name the very kind "light" and nothing narrower.</summary>
    public static readonly FrozenSet<string> PlainNouns = Section("plain_nouns");

    /// <summary>Words that carry no meaning of their own inside a name or between its words.</summary>
    public static readonly FrozenSet<string> StopWords = Section("stop_words");

    /// <summary>
    /// Words of commands and small talk: never taken for a misspelt name; part of a name only next to another word of it.
    /// </summary>
    public static readonly FrozenSet<string> CommandWords = Section("command_words");

    /// <summary>More words that people use around an order; where a place would stand, they are no unknown place.</summary>
    public static readonly FrozenSet<string> OrdinaryWords = Section("ordinary_words");

    /// <summary>Ordinary words that make a name right before a noun: "the night light", "the reading lamp" are not just any light.</summary>
    public static readonly FrozenSet<string> NamingWords = Section("naming_words");

    /// <summary>Words that ask for all of what they stand with.</summary>
    public static readonly FrozenSet<string> AllWords = Section("all_words");

    /// <summary>Words for the whole home.</summary>
    public static readonly FrozenSet<string> HomeWords = Section("home_words");

    /// <summary>More of them, which one also visits and talks of: only with "all" or the like are they the whole home.</summary>
    public static readonly FrozenSet<string> BuildingWords = Section("building_words");

    /// <summary>What may stand after "in the" without being a room of its own.</summary>
    /// <summary>Words for rooms that everybody knows.</summary>
    public static readonly FrozenSet<string> Rooms = Section("rooms");

    public static readonly FrozenSet<string> PlaceWords = Section("place_words").Union(BuildingWords).ToFrozenSet();

    /// <summary>Words that split an order into clauses.</summary>
    public static readonly FrozenSet<string> ClauseWords = Section("clause_words");

    /// <summary>Words after which stands what isn't meant: "all lights except the lamp".</summary>
    public static readonly FrozenSet<string> ExceptWords = Section("except_words");

    /// <summary>Words that stand for what was talked about before.</summary>
    public static readonly FrozenSet<string> Pronouns = Section("pronouns");

    /// <summary>Words that begin a question.</summary>
    public static readonly FrozenSet<string> QuestionWords = Section("question_words");

    /// <summary>Pairs of words that people use for the same thing; each is a match for the other, a little below its own.</summary>
    public static readonly FrozenDictionary<string, string[]> Synonyms = Groups(LanguageFile.ReadLines("synonyms"));

    private static readonly FrozenDictionary<string, DeviceKind> KindsByName =
        LanguageFile.ReadPairs("kinds", ':').Select(ReadKind).ToFrozenDictionary(kind => kind.Name);

    private static readonly FrozenDictionary<string, DeviceKind> KindsByNoun = KindsByName.Values
        .SelectMany(kind => kind.Nouns.Select(noun => (noun, kind))).ToFrozenDictionary(pair => pair.noun, pair => pair.kind);

    private static readonly FrozenDictionary<string, FrozenSet<string>> DomainsByVerb = LanguageFile.ReadPairs("verbs", '=')
        .SelectMany(pair => LanguageFile.Words(pair.Left).Select(verb => (verb, domains: LanguageFile.Words(pair.Right))))
        .GroupBy(pair => pair.verb)
        .ToFrozenDictionary(group => group.Key, group => group.SelectMany(pair => pair.domains).ToFrozenSet());

    private static readonly FrozenDictionary<string, DeviceKind> KindsByImplication = LanguageFile.ReadPairs("implied", '=')
        .SelectMany(pair => LanguageFile.Words(pair.Left).Select(word => (word, kind: Kind(pair.Right))))
        .ToFrozenDictionary(pair => pair.word, pair => pair.kind);

    private static readonly FrozenDictionary<string, string> Letters =
        LanguageFile.ReadPairs("letters", '=').ToFrozenDictionary(pair => pair.Left, pair => pair.Right);

    private static readonly FrozenDictionary<string, string> Homophones =
        LanguageFile.ReadPairs("homophones", '=').ToFrozenDictionary(pair => pair.Left, pair => pair.Right);

    /// <summary>The word that a recogniser may have meant by one that sounds alike; null where there is none.</summary>
    public static string? Homophone(string word) => Homophones.GetValueOrDefault(word);

    /// <summary>The letter that a word is or spells ("dee"); null where it is none.</summary>
    public static string? Letter(string word) =>
        word.Length == 1 && char.IsAsciiLetter(word[0]) ? word : Letters.GetValueOrDefault(word);

    /// <summary>The noun of one kind that a word of five letters or more is but for one letter; null where there is none, or where several kinds have one.</summary>
    public static string? NounLike(string word)
    {
        string? found = null;
        foreach (var (noun, kind) in KindsByNoun)
        {
            if (noun.Length < 5 || noun[0] != word[0] || noun.Contains(' ', StringComparison.Ordinal) || WordSimilarity.Distance(word, noun, 1) > 1) continue;
            if (found is not null && KindsByNoun[found] != kind) return null;
            if (found is null || IsPlural(noun) == IsPlural(word)) found = noun;
        }

        return found;
    }

    /// <summary>The kind of that name in the lists.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static DeviceKind Kind(string name) =>
        KindsByName.TryGetValue(name, out var kind) ? kind : throw new InvalidDataException($"{LanguageFile.PathOf("kinds")}: the kind '{name}' is missing.");

    /// <summary>Sees at start that the lists are whole, and not at the first utterance.</summary>
    /// <exception cref="InvalidDataException">A section of <c>words.txt</c> is left over, or a kind is missing that the rules speak of.</exception>
    public static void Check()
    {
        if (Sections.Keys.FirstOrDefault() is { } unknown) throw new InvalidDataException($"{LanguageFile.PathOf("words")}: nobody asks for the section [{unknown}].");
        foreach (var name in KindsByName.Values.Select(kind => kind.Excluded).OfType<string>().Concat(NeededKinds)) Kind(name);
    }

    /// <summary>The kind, other than light, fan or switch, that a noun of one word, or of two with a blank between, names; null where it names none.</summary>
    public static DeviceKind? KindOf(string noun) =>
        // "The telly's brightness".
        KindsByNoun.GetValueOrDefault(noun) ?? (noun.Length > 4 && IsPlural(noun) && !IsOrdinaryVerb(Stem(noun)) ? KindsByNoun.GetValueOrDefault(Stem(noun)) : null);

    /// <summary>The kind that a word means without naming it ("pause", "warmer"); null where it means none.</summary>
    public static DeviceKind? ImpliedBy(string word) => KindsByImplication.GetValueOrDefault(word);

    /// <summary>The domains of which something must be that this word is said of; null where it says nothing.</summary>
    public static FrozenSet<string>? DomainsOfVerb(string word) => DomainsByVerb.GetValueOrDefault(word);

    /// <summary>Whether a word names any kind of device.</summary>
    public static bool IsNoun(string word) => DomainNouns.ContainsKey(word) || KindsByNoun.ContainsKey(word);

    /// <summary>Whether a noun is more often a verb or a direction: "lock", "list", "water".</summary>
    public static bool IsOrdinaryVerb(string word) => Known.OrdinaryVerbs.Contains(word);

    /// <summary>Whether a word names a kind of device that a device may be of.</summary>
    public static bool IsNounOf(string word, string domain) =>
        DomainNouns.TryGetValue(word, out var own) ? own == domain : KindsByNoun.TryGetValue(word, out var kind) && kind.HasDomain(domain);

    private static DeviceKind ReadKind((string Name, string Description) line)
    {
        var at = line.Description.IndexOf('=', StringComparison.Ordinal);
        var rules = ImmutableArray.CreateBuilder<DeviceKindRule>();
        string? excluded = null;
        foreach (var part in LanguageFile.Words(line.Description[(at + 1)..]))
        {
            var pieces = part.Split('!');
            var rule = pieces[0];
            if (pieces.Length > 1) excluded = pieces[1];
            var slash = rule.IndexOf('/', StringComparison.Ordinal);
            rules.Add(slash < 0 ? new(rule, []) : new(rule[..slash], [.. rule[(slash + 1)..].Split(',')]));
        }

        return new(line.Name, [.. LanguageFile.Words(line.Description[..at]).Select(noun => noun.Replace('_', ' '))], rules.ToImmutable(), excluded);
    }

    /// <summary>The kind of device that a word names; null where it names none.</summary>
    public static string? DomainOf(string word) => DomainNouns.GetValueOrDefault(word);

    /// <summary>Whether "light" begins the name of a colour: "to light blue".</summary>
    public static bool IsShade(List<string> words, int at) =>
        at > 0 && at + 1 < words.Count && Known.Shade.Contains(words[at]) && Known.ShadeAfter.Contains(words[at - 1]) && Known.ShadeNext.Contains(words[at + 1]);

    /// <summary>Whether a noun is in the plural.</summary>
    public static bool IsPlural(string word) => word.Length > 3 && EndOf(word, Endings.Plural) is not null && EndOf(word, Endings.NotPlural) is null;

    /// <summary>Whether a word, in whatever form, is one of those that orders are made of, so that it can't be the name of a place.</summary>
    public static bool IsOrdinary(string word) =>
        IsListed(word) || IsListed(Stem(word))
        || (EndOf(word, Endings.Verb) is { } verb && word.Length >= verb.Length + LeastStem && IsListedVerb(word[..^verb.Length]))
        || (EndOf(word, Endings.Adverb) is { } adverb && word.Length >= adverb.Length + LeastStem && IsListed(word[..^adverb.Length]));

    private static bool IsListed(string word) =>
        CommandWords.Contains(word) || OrdinaryWords.Contains(word) || StopWords.Contains(word) || AllWords.Contains(word)
        || HomeWords.Contains(word) || BuildingWords.Contains(word) || (IsNoun(word) && !Known.PlaceNouns.Contains(word)) || DomainsByVerb.ContainsKey(word) || KindsByImplication.ContainsKey(word);

    // "putting", "dimmed", "changing".
    private static bool IsListedVerb(string stem) =>
        IsListed(stem) || Endings.Restored.Any(ending => IsListed(stem + ending)) || (stem.Length > 2 && stem[^1] == stem[^2] && IsListed(stem[..^1]));

    /// <summary>The word without its plural or possessive ending.</summary>
    public static string Stem(string word)
    {
        if (word.Length > 4)
        {
            foreach (var (plural, singular) in Endings.PluralsChanged)
            {
                if (word.EndsWith(plural, StringComparison.Ordinal)) return string.Concat(word.AsSpan(0, word.Length - plural.Length), singular);
            }
        }

        return IsPlural(word) ? word[..^EndOf(word, Endings.Plural)!.Length] : word;
    }

    private static string? EndOf(string word, ImmutableArray<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal)) return ending;
        }

        return null;
    }

    private static FrozenSet<string> Section(string name) =>
        Sections.Remove(name, out var words) ? words : throw new InvalidDataException($"{LanguageFile.PathOf("words")}: the section [{name}] is missing.");

    private static FrozenDictionary<string, string[]> Groups(IEnumerable<string> groups) =>
        groups.Select(group => group.Split(' '))
            .SelectMany(group => group.Select(word => (word, others: group.Where(other => other != word).ToArray())))
            .GroupBy(pair => pair.word)
            .ToFrozenDictionary(pairs => pairs.Key, pairs => pairs.SelectMany(pair => pair.others).Distinct().ToArray());
}
