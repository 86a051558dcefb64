using System.Collections.Immutable;
using System.Globalization;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;
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
    private readonly Noun _kind;
    private readonly string _place;
    private readonly int _count;
    private readonly ImmutableArray<EntityId> _those, _others, _silent;

    private static AnswerSentences Words => Sentences.Spoken.Answers;

    private static GroupSentences Groups => Sentences.Spoken.Groups;

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
        _kind = Kinds.OfAll(ids, home) ?? Kinds.Any;
        _place = Places.Where(ids, home);
    }

    /// <summary>Answers.</summary>
    public Answer Compose(QueryKind kind)
    {
        if (_those.IsEmpty && _others.IsEmpty) return new(Words.Unknown.Say(TellNothing(isSentenceStart: false)), _silent);
        var isAll = _those.Length == _count;
        var sentence = kind switch
        {
            QueryKind.All or QueryKind.State when isAll => Words.Yes.Say(Clause(AllOf(), _count)),
            QueryKind.All when _others.IsEmpty => Words.AsFarAsKnown.Say(Clause(Some(_those.Length), _count)),
            QueryKind.All => Words.No.Say(Lacking()),
            QueryKind.Any or QueryKind.State when _those.IsEmpty => Words.No.Say(Clause(NoneOf(), 1)),
            QueryKind.Any => Words.Yes.Say(Holding()),
            QueryKind.State => Words.Partly.Say(_count <= Few ? Each() : Holding()),
            QueryKind.Count when !_those.IsEmpty => Told(Clause(Some(_those.Length), _those.Length)),
            _ when _those.IsEmpty => Told(Clause(NoneOf(), 1)),
            _ => Told(Holding()),
        };
        if (!_silent.IsEmpty) sentence += $" {Words.Told.Say(TellNothing(isSentenceStart: true))}";
        return new(sentence, kind == QueryKind.All && !_others.IsEmpty ? _others : _those.IsEmpty ? _others : _those);
    }

    private static string Told(string clause) => Words.Told.Say(Names.SentenceStart(clause));

    private string TellNothing(bool isSentenceStart) => Words.TellsNothing.SayOf(_silent.Length == 1, Names.List(_silent, _home, isSentenceStart));

    private string Clause(string devices, int count) => Words.Clause.Say(devices, count <= 1 ? _predicate.Singular : _predicate.Plural);

    /// <summary>"2 of 5 lights in the Hall are on: the A and the B"; just the name where it is one.</summary>
    private string Holding() => _those.Length == 1
        ? Clause(Names.WithArticle(_those[0], _home), 1)
        : Words.Listed.Say(Clause(_those.Length == _count ? AllOf() : Some(_those.Length), _those.Length), List(_those));

    /// <summary>What isn't so: "the Back Door is unlocked", "2 of 4 locks aren't: the A and the B".</summary>
    private string Lacking() => _others.Length == 1
        ? HowItIs(_others[0])
        : Words.Listed.Say(Words.Clause.Say(Some(_others.Length), _predicate.Negative), List(_others));

    private string Each() => Names.Join([.. _those.Concat(_others).Select(HowItIs)]);

    private string HowItIs(EntityId id) => Words.Clause.Say(Names.WithArticle(id, _home), StatePhrase.Of(_home.FindDevice(id)!));

    private string Some(int count) => Groups.Some.Say(count.ToString(CultureInfo.InvariantCulture), Kinds.Count(_count, _kind), _place);

    private string AllOf() => _count switch
    {
        1 => Names.WithArticle(_those[0], _home),
        2 => Groups.Both.Say(_kind.Many, _place),
        _ => Groups.All.Say(Kinds.Count(_count, _kind), _place),
    };

    private string NoneOf() => _count == 1 ? Groups.NoOne.Say(_kind.One, _place) : Groups.None.Say(Kinds.Count(_count, _kind), _place);

    private string List(ImmutableArray<EntityId> ids) => Names.Join([.. ids.Select(id => Names.WithArticle(id, _home))], Sayable);
}
