using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>An utterance with what its words may mean in one home.</summary>
/// <param name="Text">The normalised words, separated by single spaces.</param>
/// <param name="Marked">The same with labels after what they mean: <c>turn on the kitchen light #1</c>; <c>?</c> after a doubtful one.</param>
/// <param name="Scope">What may be named in the answer, spelled by labels.</param>
/// <param name="SpeakerArea">The label of the area where the speaker stands; null where it is unknown or out of scope.</param>
/// <param name="Ambiguous">The devices that fit one mention equally; empty where every mention is clear.</param>
/// <param name="UnknownPhrase">The words that seem to name something that the home doesn't have; null where there are none.</param>
internal sealed record LinkedUtterance(
    string Text,
    string Marked,
    CallScope Scope,
    string? SpeakerArea,
    ImmutableArray<Device> Ambiguous,
    string? UnknownPhrase)
{
    /// <summary>The mentions that several devices fit, by their labels.</summary>
    public ImmutableArray<MentionGroup> Groups { get; init; } = [];

    /// <summary>The labels that stand by themselves, beyond doubt, behind some words: these devices are meant whatever else could be.</summary>
    public ImmutableHashSet<string> Alone { get; init; } = [];

    /// <summary>Whether a noun stood with words that the home doesn't know ("the garage light").</summary>
    public bool NamesSomethingUnknown { get; init; }

    /// <summary>The last call with the label of its devices, where the words point back at it; else null.</summary>
    public string? Before { get; init; }

    /// <summary>The labels of what isn't meant: "all lights but the lamp".</summary>
    public ImmutableArray<string> Excepted { get; init; } = [];

    /// <summary>Which words each label was written after: the first and the last of the mention.</summary>
    public ImmutableDictionary<string, (int Start, int End)> Spans { get; init; } = ImmutableDictionary<string, (int Start, int End)>.Empty;

    /// <summary>The words that a label stands for; null where none does.</summary>
    public (int Start, int End)? SpanOf(string label) => Spans.TryGetValue(label, out var span) ? span : null;

    /// <summary>Whether a label stands for one of several devices, and nobody knows which.</summary>
    public bool IsOneOfSeveral(string label) => Groups.Any(group => !group.IsMany && group.Labels.Contains(label));

    /// <summary>Whether a label stands for several devices, all of which are meant.</summary>
    public bool IsForMany(string label) => Groups.Any(group => group.IsMany && group.Labels.Contains(label));

    /// <summary>Whether a label was written with a question mark.</summary>
    public bool IsDoubtful(string label) => $" {Marked} ".Contains($" {label}? ", StringComparison.Ordinal);

    /// <summary>The words of the clause in which a label stands; all words where it stands in none.</summary>
    public string[] WordsAbout(string label)
    {
        var words = Text.Split(' ').ToList();
        if (SpanOf(label) is not { } span) return [.. words];
        var clauses = new Clauses(words);
        return [.. words.Where((_, at) => clauses.Same(at, span.End))];
    }

    /// <summary>Whether a noun can mean so many devices that none is offered.</summary>
    public bool IsUnclear { get; init; }

    /// <summary>Whether no word of the utterance names anything.</summary>
    public bool HasNoMention => Scope.Devices.IsEmpty && Scope.Floors.IsEmpty && !Scope.AllowHome
        && Scope.Areas.All(area => area.Spelling == SpeakerArea);
}
