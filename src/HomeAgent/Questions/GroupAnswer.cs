using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Replies;

namespace HomeLLM.HomeAgent.Questions;

/// <summary>Answers whether, which and how many of several devices are in a state.</summary>
internal sealed class GroupAnswer
{
    /// <summary>The most devices that an answer lists.</summary>
    public const int Sayable = 8;

    /// <summary>The most devices whose states are told one by one.</summary>
    private const int Few = 3;

    private readonly HomeSnapshot _home;
    private readonly Predicate _predicate;
    private readonly string _kind;
    private readonly string _place;
    private readonly int _count;
    private readonly ImmutableArray<EntityId> _those, _others, _silent;

    /// <summary>Sorts the devices.</summary>
    /// <param name="devices">At least one.</param>
    /// <param name="state">One of <c>QueryCatalogue.States</c>.</param>
    /// <param name="home">The home.</param>
    public GroupAnswer(ImmutableArray<Device> devices, string state, HomeSnapshot home)
    {
        _home = home;
        // Devices that have no such state at all (a sensor for light among those for windows) aren't asked.
        ImmutableArray<Device> asked = [.. devices.Where(device => StateTest.Is(device, state) is not null || device.IsUnknown())];
        if (asked.IsEmpty) asked = devices;
        var byAnswer = asked.ToLookup(device => StateTest.Is(device, state), device => device.Id);
        (_those, _others, _silent) = ([.. byAnswer[true]], [.. byAnswer[false]], [.. byAnswer[null]]);
        _count = asked.Length;
        _predicate = Predicate.Of(state, asked.FirstOrDefault(device => StateTest.Is(device, state) is not null) ?? asked[0]);
        ImmutableArray<EntityId> ids = [.. asked.Select(device => device.Id)];
        _kind = Kinds.OfAll(ids, home) ?? "device";
        _place = Places.Suffix(ids, home);
    }

    /// <summary>Answers.</summary>
    public Answer Compose(QueryKind kind)
    {
        if (_those.IsEmpty && _others.IsEmpty) return new($"I don't know: {Names.List(_silent, _home, "and")} {(_silent.Length == 1 ? "tells" : "tell")} me nothing.", _silent);
        var isAll = _those.Length == _count;
        var sentence = kind switch
        {
            QueryKind.All or QueryKind.State when isAll => $"Yes, {AllOf()} {Say(_count)}.",
            QueryKind.All when _others.IsEmpty => $"Yes, as far as I know: {Some()} {Say(_count)}.",
            QueryKind.All => $"No, {Lacking()}.",
            QueryKind.Any or QueryKind.State when _those.IsEmpty => $"No, {NoneOf()} {_predicate.Singular}.",
            QueryKind.Any => $"Yes, {Holding()}.",
            QueryKind.State => $"Partly: {(_count <= Few ? Each() : Holding())}.",
            QueryKind.Count => $"{Names.SentenceStart(_those.IsEmpty ? NoneOf() : Some())} {Say(_those.Length)}.",
            _ when _those.IsEmpty => $"{Names.SentenceStart(NoneOf())} {_predicate.Singular}.",
            _ => $"{Names.SentenceStart(Holding())}.",
        };
        if (!_silent.IsEmpty) sentence += $" {Names.List(_silent, _home, "and", isSentenceStart: true)} {(_silent.Length == 1 ? "tells" : "tell")} me nothing.";
        return new(sentence, kind == QueryKind.All && !_others.IsEmpty ? _others : _those.IsEmpty ? _others : _those);
    }

    private string Say(int count) => count <= 1 ? _predicate.Singular : _predicate.Plural;

    /// <summary>"2 of 5 lights in the Hall are on: the A and the B"; just the name where it is one.</summary>
    private string Holding() => _those.Length == 1
        ? $"{Names.WithArticle(_those[0], _home)} {_predicate.Singular}"
        : $"{(_those.Length == _count ? AllOf() : Some())} {_predicate.Plural}: {List(_those)}";

    /// <summary>What isn't so: "the Back Door is unlocked", "2 of 4 locks aren't: the A and the B".</summary>
    private string Lacking() => _others.Length == 1
        ? $"{Names.WithArticle(_others[0], _home)} {StatePhrase.Of(_home.FindDevice(_others[0])!)}"
        : $"{_others.Length} of {Kinds.Count(_count, _kind)}{_place} {(_predicate.Plural.StartsWith("are ", StringComparison.Ordinal) ? "aren't" : "don't")}: {List(_others)}";

    private string Each() =>
        Names.Join([.. _those.Concat(_others).Select(id => $"{Names.WithArticle(id, _home)} {StatePhrase.Of(_home.FindDevice(id)!)}")], "and");

    private string Some() => $"{_those.Length} of {Kinds.Count(_count, _kind)}{_place}";

    private string AllOf() => _count == 1 ? Names.WithArticle(_those[0], _home) : _count == 2 ? $"both {Kinds.Plural(_kind)}{_place}" : $"all {Kinds.Count(_count, _kind)}{_place}";

    private string NoneOf() => _count == 1 ? $"no {_kind}{_place}" : $"none of the {Kinds.Count(_count, _kind)}{_place}";

    private string List(ImmutableArray<EntityId> ids) => Names.Join([.. ids.Select(id => Names.WithArticle(id, _home))], "and", Sayable);
}
