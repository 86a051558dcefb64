using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>
/// Finds what nouns of other kinds than lights, fans and switches stand for: "the blinds", "the tv in the bedroom", "are any windows open";
/// and what is meant without a noun ("pause", "two degrees warmer"). All devices of one kind in one place share a label.
/// </summary>
/// <param name="index">The home's names.</param>
/// <param name="home">The home with its states.</param>
/// <param name="words">The utterance.</param>
/// <param name="clauses">Its clauses.</param>
/// <param name="places">The areas and floors that it names, also those that only say where a named device stands.</param>
/// <param name="devices">The devices that it names.</param>
/// <param name="taken">Which words are explained; receives those that this explains.</param>
/// <param name="speakerArea">Where the speaker stands; −1 where nobody knows.</param>
internal sealed partial class KindFinder(
    HomeIndex index, HomeSnapshot home, List<string> words, Clauses clauses, List<Mention> places, List<Mention> devices, bool[] taken, int speakerArea)
{
    /// <summary>The most devices that are offered one by one where nobody knows which is meant.</summary>
    private const int MaxOffered = 4;

    private static readonly KindWords Known = LinkerWords.Known.Kinds;
    private static readonly CommonWords Common = LinkerWords.Known.Common;

    private readonly bool _isQuestion = Question.IsAsked(words);
    private readonly HashSet<Mention> _used = [];
    private readonly HashSet<Mention> _empty = [];
    private readonly List<Mention> _where = [];

    /// <summary>The places that only say where found devices stand, or where what was named isn't.</summary>
    public IEnumerable<Mention> UsedPlaces => _used.Concat(_empty);

    /// <summary>
    /// The words that only say where found devices stand, with these devices: a room may be called otherwise in the home than it was said, and what
    /// nothing explains looks like a room that isn't there.
    /// </summary>
    public IEnumerable<Mention> Whereabouts => _where;

    /// <summary>Whether devices were named by a noun that several fit, too many to offer.</summary>
    public bool IsUnclear { get; private set; }

    /// <summary>Whether a noun names a kind that isn't there.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>Finds the mentions.</summary>
    /// <param name="namesSomethingUnknown">Whether the words around a noun name a place that the home doesn't have.</param>
    public List<Mention> Find(Func<int, bool> namesSomethingUnknown)
    {
        var found = new List<Mention>();
        FindNouns(found, areAttributes: false, namesSomethingUnknown);
        FindNouns(found, areAttributes: true, namesSomethingUnknown);
        for (var at = 0; at < words.Count; at++)
        {
            if (taken[at] || ImpliedAt(at) is not { } kind || IsSaid(kind, at, found) || IsInName(at)) continue;
            if (Meant(at, at, kind) is not { } mention) continue;
            found.Add(mention);
        }

        AddOpenings(found);
        return found;
    }

    /// <summary>Marks nouns; what devices have ("volume", "temperature") only where none of those devices is named in the same clause.</summary>
    private void FindNouns(List<Mention> found, bool areAttributes, Func<int, bool> namesSomethingUnknown)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (taken[at] || NounAt(at, out var end) is not { } kind || IsAttribute(kind) != areAttributes || !IsNoun(at, end)) continue;
            // "The groceries list".
            if (end + 1 < words.Count && !taken[end + 1] && words[end + 1] != words[end] && Lexicon.KindOf(words[end + 1]) == kind && kind.Name == "list") end++;
            if ((areAttributes || Known.Heat.Contains(words[at])) && IsOfSomethingNamed(kind, at, found)) continue;
            if ((CalledSo(at, end, kind) ?? CalledBefore(at, end, kind) ?? (namesSomethingUnknown(at) ? null : Meant(at, end, kind))) is not { } mention) continue;
            found.Add(mention);
            if (Lexicon.IsPlural(words[end]) && GoverningPlace(at) is { } place && _used.Contains(place)) AddListed(found, kind, place, isBefore: place.End < at);
            for (var word = Math.Min(at, mention.Start); word <= end; word++) taken[word] = true;
            at = end;
        }
    }

    /// <summary>"How cold is it outside" asks for the temperature.</summary>
    private DeviceKind? ImpliedAt(int at) => Lexicon.ImpliedBy(words[at])
        ?? (_isQuestion && places.Count > 0 && Known.Motion.Contains(words[at]) ? Lexicon.Kind("motion") : null)
        // "Is anything open", "anything unlocked": all that can be so.
        ?? (_isQuestion && Known.Anything.Contains(words[at]) ? OfState(words) : null)
        // "Is the balcony shut": its door.
        ?? (_isQuestion && Known.Openings.Contains(words[at]) && places.Exists(place => place.End == at - 1) ? Lexicon.Kind("opening") : null)
        ?? (_isQuestion && Known.Temperature.Contains(words[at]) ? Lexicon.Kind("temperature") : null);

    private static bool IsAttribute(DeviceKind kind) => kind.Name is "media" or "music" or "temperature" or "humidity" or "battery" or "power";

    /// <summary>"The volume of the kitchen speaker", "the temperature on the thermostat".</summary>
    private bool IsOfSomethingNamed(DeviceKind kind, int at, List<Mention> found) => devices.Concat(found).Any(mention =>
        mention.Kind == MentionKind.Device && clauses.Same(mention.Start, at) && mention.Indices.Any(device => kind.HasDomain(home.Devices[device].Id.Domain)));

    private DeviceKind? NounAt(int at, out int end)
    {
        end = at + 1;
        if (end < words.Count && !taken[end] && Lexicon.KindOf($"{words[at]} {words[end]}") is { } kind) return kind;
        end = at;
        return Lexicon.KindOf(words[at]);
    }

    /// <summary>Whether a word that may be a verb is a noun here: "the lock", not "lock the door"; and is followed by no noun that says more.</summary>
    private bool IsNoun(int at, int end)
    {
        var next = end + 1;
        // "Is anyone in the hall"; but "can someone turn on the light".
        if (Known.People.Contains(words[at])) return _isQuestion && at > 0 && Known.PeopleAfter.Contains(words[at - 1]) && !(next < words.Count && Lexicon.DomainsOfVerb(words[next]) is not null);
        // "To heating": a mode, not the radiators.
        if (at > 0 && Known.ModeAfter.Contains(words[at - 1]) && Known.Modes.Contains(words[at])) return false;
        if (Known.List.Contains(words[at]) && (at == 0 || Known.ListAfter.Contains(words[at - 1]))) return false;
        if (Known.MaybeVerbs.Contains(words[at]))
        {
            var isDetermined = at > 0 && (Known.NounAfter.Contains(words[at - 1]) || taken[at - 1]);
            if (!isDetermined && !(at == 0 && next < words.Count && Known.FirstNounNext.Contains(words[next]))) return IsBareCommand(at);
        }

        // "The garage light", "the tv volume": the last noun says what is meant, unless both are of one domain.
        if (next < words.Count && !taken[next] && Lexicon.DomainOf(words[next]) is not null && !Common.VerbNouns.Contains(words[next])) return false;
        if (next < words.Count && !taken[next] && Known.AttributesNext.Contains(words[next]) && Lexicon.KindOf(words[at]) is not null) return true;
        return !(next < words.Count && !taken[next] && Lexicon.KindOf(words[next]) is not null && !Lexicon.IsOrdinaryVerb(words[next]) && !clauses.IsBoundary(next) && !Known.NotBeforeNoun.Contains(words[at]));
    }

    /// <summary>"Vacuum", "lock up", "lock all the doors", "hoover the house": the verb itself says what does it.</summary>
    private bool IsBareCommand(int at) => Known.Bare.Contains(words[at])
        || (Known.Heat.Contains(words[at]) && at + 1 < words.Count && Known.HeatNext.Contains(words[at + 1]) && !_isQuestion)
        || (Known.Lock.Contains(words[at]) && (at + 1 == words.Count || Known.LockNext.Contains(words[at + 1])));

    private bool IsSaid(DeviceKind kind, int at, List<Mention> found)
    {
        bool Near(Mention mention) => mention.Kind == MentionKind.Device && clauses.Same(mention.Start, at);
        if (devices.Exists(Near) || found.Exists(Near)) return true;
        if (devices.Concat(found).Any(mention => mention.Kind == MentionKind.Device && kind.HasDomain(home.Devices[mention.Indices[0]].Id.Domain))) return true;
        for (var word = 0; word < words.Count; word++)
        {
            // "Make the kitchen lights warmer" is about the lights.
            if (clauses.Same(word, at) && Lexicon.DomainOf(words[word]) is { } domain && !(kind.Name == "list")) return domain != "switch" || !IsVerb(word);
        }

        return false;
    }

    private bool IsVerb(int word) => Common.VerbNouns.Contains(words[word]) && (word == 0 || !Known.VerbNounAfter.Contains(words[word - 1]));

    private Mention? Meant(int start, int end, DeviceKind kind)
    {
        var all = Fitting(kind, start);
        var governing = GoverningPlace(start);
        // "… my jeans are soaking" may sound like a room, but nothing says that it is where the dehumidifier stands.
        if (governing is { IsSure: false } doubtful && !all.Exists(device => index.IsAt(doubtful, device)) && !IsAfterPreposition(doubtful)) governing = null;
        if (all.Count == 0)
        {
            // "Open the kitchen window", where there is none: not the blind there.
            IsMissing |= Lexicon.ImpliedBy(words[start]) is null && !IsReading(kind) && !IsAttribute(kind);
            if (governing is not null && Lexicon.ImpliedBy(words[start]) is null && !IsReading(kind)) _empty.Add(governing);
            return null;
        }

        if (governing is { } place)
        {
            var there = all.Where(device => index.IsAt(place, device)).ToList();
            if (there.Count > 0)
            {
                var mention = Several(start, end, kind, Narrow(start, end, kind, there));
                // "Everything off in the kitchen besides the radio": the kitchen is the order's, and only then the radio's.
                if (clauses.IsExcepted(start) && !clauses.IsExcepted(place.Start)) return mention;
                if (!_used.Add(place)) _where.RemoveAll(other => other.Start == place.Start);
                else if (place.End + 1 != start) _where.Add(mention with { Start = place.Start, End = place.End });
                return mention;
            }

            // The one robot cleans every room; the list and the alarm hang nowhere.
            if (all.Count == 1 && kind.Name is "vacuum" or "list" or "alarm") return Many(start, end, all);
            IsMissing |= Lexicon.ImpliedBy(words[start]) is null && !IsReading(kind) && !IsAttribute(kind);
            if (Lexicon.ImpliedBy(words[start]) is null && !IsReading(kind)) _empty.Add(place);
            return null;
        }

        if (AsksForAll(start, kind)) return Many(start, end, Narrow(start, end, kind, all));
        if (speakerArea >= 0)
        {
            var here = all.Where(device => index.Home.Devices[device].AreaId == index.Home.Areas[speakerArea].Id).ToList();
            if (here.Count > 0) return Several(start, end, kind, Narrow(start, end, kind, here));
        }

        return OfTheWholeHome(start, end, kind, Narrow(start, end, kind, all));
    }

    private bool IsAfterPreposition(Mention place)
    {
        var before = place.Start - 1;
        while (before > 0 && Common.Our.Contains(words[before])) before--;
        return before >= 0 && Known.Preposition.Contains(words[before]);
    }

    /// <summary>"The blinds" are all of the place, "the blind" is one of them; music and heating can't be counted.</summary>
    private Mention Several(int start, int end, DeviceKind kind, List<int> found)
    {
        // "Skip this song": of what plays, where something does.
        if (kind.Name == "media" && found.Count > 1 && !AsksForAll(start, kind) && Playing(found) is { Count: > 0 } playing) found = playing;
        var isOne = found.Count > 1 && !Lexicon.IsPlural(words[end]) && !AsksForAll(start, kind) && !_isQuestion
            && !kind.HasDomain("media_player") && !kind.HasDomain("climate") && kind.Name is not ("humidity" or "alarm" or "lock") && !(kind.Name == "valve" && Known.Uncounted.Contains(words[end]));
        return isOne ? new(start, end, MentionKind.Device, [.. found.Take(MaxOffered)], IsSure: true) : Many(start, end, found);
    }

    /// <summary>Without a place: the only one, the one of just that name, what plays now; a reading is told of all.</summary>
    private Mention? OfTheWholeHome(int start, int end, DeviceKind kind, List<int> all)
    {
        if (all.Count == 1) return Many(start, end, all);
        if (all.Where(device => IsCalledJust(device, start, end)).ToList() is { Count: 1 } exact) return Many(start, end, exact);
        // "Add milk to shopping".
        if (kind.Name == "list" && all.Where(device => IsListNamed(device, all)).ToList() is { Count: 1 } called) return Many(start, end, called);
        if (kind.HasDomain("media_player") && !IsShared(start, all) && Playing(Players(kind)) is { Count: > 0 and <= MaxOffered } playing && playing.Exists(all.Contains))
        {
            // What plays is meant; of several that play, one of them, and so it is asked which.
            return playing.Count == 1 || Lexicon.IsPlural(words[end]) ? Many(start, end, playing) : new(start, end, MentionKind.Device, [.. playing], IsSure: true);
        }

        if (IsReading(kind)) return Many(start, end, all);
        IsUnclear |= all.Count > MaxOffered;
        return all.Count <= MaxOffered ? new(start, end, MentionKind.Device, [.. all], IsSure: true) : null;
    }

    private List<int> Outdoors()
    {
        if (!words.Exists(Known.Outdoors.Contains) || places.Exists(place => Known.Outdoors.Contains(words[place.Start]))) return [];
        return [.. Enumerable.Range(0, home.Devices.Length).Where(device => home.Devices[device].Id.Domain == "weather"
            || (home.Devices[device] is { Id.Domain: "sensor", DeviceClass: "temperature" } && Known.Outdoors.Any(word => index.NameHolds(device, word))))];
    }

    /// <summary>"What's the humidity": whatever can tell it may be asked.</summary>
    private bool IsReading(DeviceKind kind) => _isQuestion && kind.Name is "temperature" or "humidity" or "power" or "battery" or "motion" or "leak" or "smoke" or "noise" or "gas" or "vibration" or "air_quality" or "lux";

    private bool IsCalledJust(int device, int start, int end)
    {
        var said = words.GetRange(start, end - start + 1);
        return home.Devices[device].Aliases.Prepend(home.Devices[device].Name)
            .Any(name => UtteranceNormalizer.Split(name) is var own && own.Count == said.Count && own.Zip(said).All(pair => Lexicon.Stem(pair.First) == Lexicon.Stem(pair.Second)));
    }

    private static Mention Many(int start, int end, List<int> found) => new(start, end, MentionKind.Device, [.. found], IsSure: true) { IsMany = true };

    /// <summary>The devices of a kind; of a noun that can mean several domains, those that the verb goes with.</summary>
    private List<int> Fitting(DeviceKind kind, int at)
    {
        var fitting = Enumerable.Range(0, home.Devices.Length).Where(device => kind.Fits(home.Devices[device], word => index.NameHolds(device, word))).ToList();
        // "The temperature outside": of what is called so, or of the weather.
        if (kind.Name == "temperature" && _isQuestion && Outdoors() is { Count: > 0 } outdoors) return outdoors;
        // Nothing but televisions: then "the music" comes from one.
        if (fitting.Count == 0 && kind.Excluded is not null) return Fitting(Lexicon.Kind("media"), at);
        if (kind.Rules.Length == 1) return fitting;
        var verbs = clauses.DomainsOfVerbs(words, at);
        var isLocking = verbs.SetEquals(["lock"]);
        if (isLocking && kind.HasDomain("lock")) return [.. fitting.Where(device => home.Devices[device].Id.Domain == "lock")];
        // "Are the doors open" asks the contacts and the garage, not the locks.
        if (_isQuestion) return verbs.Count == 0 ? fitting : [.. fitting.Where(device => home.Devices[device].Id.Domain != "lock")];
        if (verbs.Count > 0 && fitting.Where(device => verbs.Contains(home.Devices[device].Id.Domain)).ToList() is { Count: > 0 } preferred) return preferred;
        return [.. fitting.Where(device => home.Devices[device].Id.Domain is not ("sensor" or "binary_sensor"))];
    }

    /// <summary>Where a noun narrower than the kind ("radiator") is in some of the names, only those are meant.</summary>
    private List<int> Narrow(int start, int end, DeviceKind kind, List<int> found)
    {
        if (found.Count < 2 || start != end) return found;
        var stem = Lexicon.Stem(words[start]);
        // The kind's own name says nothing narrower, unless all the others are called something else.
        if (stem == Lexicon.Stem(kind.Nouns[0]) && found.Where(device => !index.NameHolds(device, stem) && !index.NameHolds(device, words[start])).ToList() is { Count: > 0 } others
            && others.Count < found.Count && others.TrueForAll(device => kind.Nouns.Any(noun => index.NameHolds(device, noun)))) return [.. found.Except(others)];
        if (stem == Lexicon.Stem(kind.Nouns[0]) || Known.Wide.Contains(stem)) return found;
        var called = found.Where(device => index.NameHolds(device, stem) || index.NameHolds(device, words[start])).ToList();
        return called.Count > 0 ? called : found;
    }

    private bool AsksForAll(int noun, DeviceKind kind)
    {
        if (_isQuestion && Question.AsksForAll(words, noun)) return true;
        for (var i = 0; i < words.Count; i++)
        {
            if (clauses.Same(i, noun) && !taken[i] && ((Lexicon.AllWords.Contains(words[i]) && !(kind.Name == "vacuum" && Known.Everywhere.Contains(words[i]))) || Known.Both.Contains(words[i]) || IsWholeHome(i))) return true;
        }

        // "Lock up": the whole house.
        return kind.Name == "lock" && noun + 1 < words.Count && Known.Lock.Contains(words[noun]) && Known.LockAllNext.Contains(words[noun + 1]);
    }

    private bool IsWholeHome(int at) => Lexicon.HomeWords.Contains(words[at]) && at > 0 && !(at + 1 < words.Count && !taken[at + 1] && !clauses.IsBoundary(at + 1) && !Lexicon.IsOrdinary(words[at + 1])) && Known.HomeAfter.Contains(words[at - 1]);

    /// <summary>The place of the noun's clause, else the one said before, else the one after it.</summary>
    private Mention? GoverningPlace(int noun) =>
        places.Find(place => clauses.Same(place.Start, noun) && !(place.Start <= noun && noun <= place.End))
        ?? places.FindLast(place => place.End < noun && !clauses.IsExcepted(place.Start))
        ?? places.Find(place => place.Start > noun && !clauses.IsExcepted(place.Start));
}
