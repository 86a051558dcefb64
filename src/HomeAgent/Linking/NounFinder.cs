using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>
/// Finds what stands for devices without a name: "the lights", "all lights", "everything". It never widens: the whole home is offered
/// only where words ask for it, and only where no place is named.
/// </summary>
internal sealed class NounFinder(
    HomeIndex index, List<string> words, Clauses clauses, List<Mention> mentions, bool[] taken, int speakerArea)
{
    /// <summary>The most devices that are offered for "the fan" where there are several.</summary>
    private const int MaxOffered = 4;

    private static readonly NounWords Known = LinkerWords.Known.Nouns;
    private static readonly CommonWords Common = LinkerWords.Known.Common;

    private readonly bool _isQuestion = Question.IsAsked(words);

    /// <summary>Whether a noun stood with words that the home doesn't know, so that not even the speaker's area may be meant.</summary>
    public bool IsSomethingUnknown { get; private set; }

    /// <summary>Whether a noun can mean so many devices that none is offered.</summary>
    public bool IsUnclear { get; private set; }

    /// <summary>Whether lights, fans or switches are named by their kind.</summary>
    public bool HasFreeNouns => Enumerable.Range(0, words.Count).Any(word => !taken[word] && Lexicon.DomainOf(words[word]) is not null && IsNoun(word));

    /// <summary>Whether a noun stands with words that the home doesn't know; remembers it.</summary>
    public bool StandsWithUnknown(int noun)
    {
        var isUnknown = NamesSomethingUnknown(noun);
        IsSomethingUnknown |= isUnknown;
        return isUnknown;
    }

    /// <summary>Finds the mentions by kind and of the whole home.</summary>
    public List<Mention> Find()
    {
        var found = new List<Mention>();
        var nouns = new List<int>();
        for (var i = 0; i < words.Count; i++)
        {
            if (!taken[i] && Lexicon.DomainOf(words[i]) is not null && IsNoun(i)) nouns.Add(i);
        }

        IsSomethingUnknown |= nouns.Exists(NamesSomethingUnknown);
        AddExceptions(found, nouns);
        foreach (var noun in nouns)
        {
            if (HasPlace(noun) || NamesSomethingUnknown(noun)) continue;
            if (AsksForAll(noun)) found.Add(new(noun, noun, MentionKind.Home, [], IsSure: true));
        }

        AddEverything(found, nouns);
        var anyPlace = mentions.Exists(mention => mention.Kind != MentionKind.Device) || found.Count > 0;
        if (anyPlace) return found;
        foreach (var noun in nouns)
        {
            if (!NamesSomethingUnknown(noun) && Unnamed(noun) is { } mention) found.Add(mention);
        }

        return found;
    }

    /// <summary>"Everything in the den except the lamp": the lamps of the place that was named, or of the home.</summary>
    private void AddExceptions(List<Mention> found, List<int> nouns)
    {
        foreach (var noun in nouns.Where(noun => clauses.IsExcepted(noun)).ToList())
        {
            if (HasPlace(noun) || NamesSomethingUnknown(noun)) continue;
            var place = mentions.FindLast(mention => mention.Kind is MentionKind.Area or MentionKind.Floor && mention.End < noun);
            var there = Devices(Lexicon.DomainOf(words[noun])!).Where(device => place is null ? speakerArea < 0 || index.IsAt(MentionKind.Area, speakerArea, device) : index.IsAt(place, device)).ToList();
            nouns.Remove(noun);
            if (there.Count > 0) found.Add(Offer(noun, Narrow(noun, there)) with { IsMany = true });
        }
    }

    /// <summary>
    /// Whether a word is a noun here: "switch" is a verb unless something before it makes it one, and "to light blue" names a colour.
    /// </summary>
    private bool IsNoun(int at) => !Lexicon.IsShade(words, at) && Common.Modes.LengthAt(words, at) == 0 && (!Common.VerbNouns.Contains(words[at]) || (at > 0 && (taken[at - 1] || Known.VerbNounAfter.Contains(words[at - 1]))));

    /// <summary>
    /// Whether words that the home doesn't know stand where a place would: "the garage light", "all lights in the garage". A misheard
    /// room becomes neither the whole home nor the speaker's area.
    /// </summary>
    private bool NamesSomethingUnknown(int at)
    {
        if (at > 0 && Lexicon.IsNoun(words[at]) && clauses.Same(at, at - 1) && (IsUnknown(at - 1) || IsUnknownName(at - 1))) return true;
        if (UpstairsNowhere(at) || IsHereNowhere(at)) return true;
        // "lamp 4", where there is none.
        if (at + 1 < words.Count && UtteranceNormalizer.IsNumber(words[at + 1]) && !NameMatcher.IsValue(words, at + 1)
            && !mentions.Exists(mention => mention.Start <= at + 1 && at + 1 <= mention.End) && Lexicon.IsNoun(words[at]) && Lexicon.ImpliedBy(words[at]) is null && !Known.Valued.Contains(words[at])
            && !(Lexicon.KindOf(words[at]) is { } kind && (kind.Name == "climate" || kind.HasDomain("cover")) && words[at + 1].Length > 1)) return true;
        for (var i = 0; i < words.Count; i++)
        {
            if (!clauses.Same(i, at) || !Known.PlaceAfter.Contains(words[i])) continue;
            // "The lights of the crypt"; but "it stinks of wet dog".
            if (Known.Of.Contains(words[i]) && i > 0 && !Lexicon.IsNoun(words[i - 1]) && !Lexicon.AllWords.Contains(words[i - 1])) continue;
            var next = i + 1;
            while (next < words.Count && Known.PlaceBetween.Contains(words[next])) next++;
            // "turn on garage …" is told by the noun that follows; "on the garage …" by itself.
            if (Known.Particle.Contains(words[i]) && (next == i + 1 || IsParticle(i, at))) continue;
            if (Clauses.IsToldAbout(words, next)) continue;
            // "In laundry mode".
            if (next + 1 < words.Count && LinkerWords.Known.Options.Mode.Contains(words[next + 1])) continue;
            if (next < words.Count && (IsUnknown(next) || IsNumberedRoom(next))) return true;
            // "In the red room": a word of orders, but before "room" it is what one is called.
            if (next > i + 1 && next + 1 < words.Count && !taken[next] && !taken[next + 1] && Known.Room.Contains(words[next + 1]) && !Lexicon.AllWords.Contains(words[next]) && !Known.ThisRoomAfter.Contains(words[next])) return true;
            // "In the good broom": an adjective before what nobody knows.
            if (next > i + 1 && next + 1 < words.Count && !taken[next] && IsUnknown(next + 1) && clauses.Same(next + 1, at)) return true;
        }

        return false;
    }

    /// <summary>"Turn the dehumidifier on the towels are damp": what is turned is turned on, and isn't on the towels.</summary>
    private bool IsParticle(int at, int noun)
    {
        if (at != noun + 1) return false;
        for (var i = noun - 1; i >= 0 && clauses.Same(i, noun); i--)
        {
            if (Common.OnOff.Contains(words[i])) return false;
            if (Known.ParticleVerbs.Contains(words[i])) return true;
        }

        return false;
    }

    /// <summary>Whether a floor is named that the home doesn't have.</summary>
    private bool UpstairsNowhere(int at)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (clauses.Same(i, at) && !taken[i] && Known.Floors.Contains(words[i])) return true;
        }

        return false;
    }

    /// <summary>"In here", where nobody knows where that is.</summary>
    private bool IsHereNowhere(int at)
    {
        if (speakerArea >= 0) return false;
        for (var i = 1; i < words.Count; i++)
        {
            if (clauses.Same(i, at) && !taken[i] && ((Known.Here.Contains(words[i]) && Known.HereAfter.Contains(words[i - 1])) || (Known.ThisRoom.Contains(words[i]) && Known.ThisRoomAfter.Contains(words[i - 1])))) return true;
        }

        return false;
    }

    private bool IsUnknownName(int at) => !taken[at] && Lexicon.NamingWords.Contains(words[at]);

    /// <summary>"In room 305", where there is none.</summary>
    private bool IsNumberedRoom(int at) =>
        Known.Room.Contains(words[at]) && !taken[at] && at + 1 < words.Count && UtteranceNormalizer.IsNumber(words[at + 1]) && !taken[at + 1];

    private bool IsUnknown(int at) => !taken[at] && !(Lexicon.KindOf(words[at]) is { } kind && index.HasKind(kind)) && !UtteranceNormalizer.IsNumber(words[at]) && !Lexicon.IsOrdinary(words[at]);

    private bool HasPlace(int noun) => mentions.Exists(mention => mention.Kind != MentionKind.Device && clauses.Same(mention.Start, noun));

    /// <summary>Whether "all", "every", "house" and the like stand with a noun in its clause, nothing else being named there.</summary>
    private bool AsksForAll(int noun)
    {
        if (mentions.Exists(mention => mention.Kind == MentionKind.Device && clauses.Same(mention.Start, noun) && mention.Start < noun && !IsSensor(mention))) return false;
        // "All lights on deck 9", where there are decks, but not that one.
        if (mentions.Exists(mention => mention is { Kind: MentionKind.Device, IsMany: false } && mention.Start > noun && clauses.Same(mention.Start, noun) && Known.OnDevice.Contains(words[mention.Start - 1]))) return false;
        if (_isQuestion && Question.AsksForAll(words, noun)) return true;
        for (var i = 0; i < words.Count; i++)
        {
            if (clauses.Same(i, noun) && !taken[i] && ((Lexicon.AllWords.Contains(words[i]) && !IsAllTheWay(i)) || IsWholeHome(i))) return !IsSomewhere(noun);
        }

        return false;
    }

    private bool IsSensor(Mention mention) => mention is { IsSure: false } && mention.Indices.All(device => DeviceFinder.IsSensor(index.Home.Devices[device].Id.Domain));

    /// <summary>
    /// "Everything off in the sharing": whatever stands where a room would, the whole home isn't meant, though the word be an ordinary one.
    /// </summary>
    private bool IsSomewhere(int at)
    {
        for (var i = 0; i + 2 < words.Count; i++)
        {
            if (!clauses.Same(i, at) || !Known.Somewhere.Contains(words[i])) continue;
            if (!Common.Our.Contains(words[i + 1]))
            {
                // "In sleep groom 9".
                if (IsUnknown(i + 1) || (clauses.Same(i + 2, at) && !taken[i + 1] && IsUnknown(i + 2))) return true;
                continue;
            }

            var last = i + 2;
            while (last + 1 < words.Count && Known.SomewhereBetween.Contains(words[last])) last++;
            if (!taken[last] && !Lexicon.PlaceWords.Contains(words[last]) && !Lexicon.HomeWords.Contains(Lexicon.Stem(words[last])) && !Lexicon.IsNoun(words[last])) return true;
        }

        return false;
    }

    /// <summary>Whether "house" and the like stand for a place: "in the house", "house lights"; not "house, turn on …".</summary>
    private bool IsWholeHome(int at)
    {
        if (taken[at] || !Lexicon.HomeWords.Contains(Lexicon.Stem(words[at]))) return false;
        if (at + 1 < words.Count && (Known.HomeWide.Contains(words[at + 1]) || Lexicon.DomainOf(words[at + 1]) is not null)) return true;
        // "The house tour", "the flat dore".
        if (at + 1 < words.Count && IsUnknown(at + 1) && !clauses.IsBoundary(at + 1)) return false;
        return at > 0 && Known.HomeAfter.Contains(words[at - 1]);
    }

    /// <summary>"everything off", "all devices off", "brighter in the whole house": the whole home, without a noun.</summary>
    private void AddEverything(List<Mention> found, List<int> nouns)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (taken[i] || !(IsEverything(i) || IsWholeHome(i) || IsEveryRoom(i))) continue;
            var alone = !mentions.Exists(mention => clauses.Same(mention.Start, i)) && !nouns.Exists(noun => clauses.Same(noun, i));
            if (alone && !StandsWithUnknown(i) && !IsSomewhere(i) && !found.Exists(mention => clauses.Same(mention.Start, i))) found.Add(new(i, i, MentionKind.Home, [], IsSure: true));
        }
    }

    /// <summary>"All the way down" says how far, not how many.</summary>
    private bool IsAllTheWay(int at) => Known.AllTheWay.LengthAt(words, at) > 0;

    private bool IsEverything(int at) =>
        Known.Everything.Contains(words[at])
        || (Known.All.Contains(words[at]) && !(at + 1 < words.Count && Known.AllNotNext.Contains(words[at + 1])))
        || (Known.AllThings.Contains(words[at]) && FollowsAll(at));

    private bool IsEveryRoom(int at) => Known.AllRooms.Contains(words[at]) && FollowsAll(at);

    private bool FollowsAll(int at) => Enumerable.Range(Math.Max(0, at - 3), Math.Min(3, at)).Any(word => Known.AllBefore.Contains(words[word]));

    /// <summary>What "the light" means: the speaker's area, or the only one of its kind in the home, or one of a few.</summary>
    private Mention? Unnamed(int noun)
    {
        var domain = Lexicon.DomainOf(words[noun])!;
        var all = Narrow(noun, Devices(domain));
        if (speakerArea >= 0)
        {
            var area = index.Home.Areas[speakerArea].Id;
            var here = Devices(domain).Where(device => index.Home.Devices[device].AreaId == area).ToList();
            var called = Narrow(noun, here);
            if (called.Count > 0 && called.Count < here.Count) return Offer(noun, called);
            if (here.Count > 0) return new(noun, noun, MentionKind.Area, [speakerArea], IsSure: true);
        }

        IsUnclear |= all.Count > MaxOffered;
        return all.Count is > 0 and <= MaxOffered ? Offer(noun, all) : null;
    }

    private static Mention Offer(int noun, List<int> devices) => new(noun, noun, MentionKind.Device, [.. devices], IsSure: true);

    private List<int> Devices(string domain) =>
        [.. Enumerable.Range(0, index.Home.Devices.Length).Where(device => index.Home.Devices[device].Id.Domain == domain)];

    /// <summary>Where a noun narrower than the kind ("lamp") is in some of the names, only those are meant.</summary>
    private List<int> Narrow(int noun, List<int> devices)
    {
        if (Lexicon.PlainNouns.Contains(words[noun])) return devices;
        var stem = Lexicon.Stem(words[noun]);
        var called = devices.Where(device => index.NameHolds(device, stem) || index.NameHolds(device, words[noun])).ToList();
        return called.Count > 0 ? called : devices;
    }
}
