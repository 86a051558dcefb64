using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.CorpusGenerator.Speech;

// Blinds, locks, televisions: what one calls them means the devices of that kind in a place, all together.
internal sealed partial class ReferenceMaker
{
    private const int MostOffered = 4;

    // Of these, all in a place can be called by the place.
    private static readonly string[] PlaceDomains = ["cover", "lock", "media_player", "climate"];

    private const Domains Nouns = Domains.Basic | (Domains.Cover & ~Domains.OtherCover) | Domains.Valve | Domains.Lock | Domains.Climate
        | Domains.MediaPlayer | Domains.Vacuum | Domains.Humidifier | Domains.Alarm | Domains.Todo | Domains.DoorSensor
        | Domains.WindowSensor | Domains.Motion;

    // The one robot cleans every room; the list and the alarm hang nowhere.
    private const Domains Roving = Domains.Vacuum | Domains.Todo | Domains.Alarm;

    private static bool HasNoun(Domains kind) => (kind & Nouns) != 0;

    /// <summary>A kind that the order is said of, for things that aren't there.</summary>
    private Domains? SpokenKind()
    {
        var kinds = DomainNames.Split(_domains & _order.Domains & Nouns).ToArray();
        if (kinds.Length == 0) kinds = [.. DomainNames.Split(_domains & Nouns)];
        return kinds.Length == 0 ? null : Random.Pick(kinds);
    }

    /// <summary>The devices that the noun of a kind means: "doors" may be sensors in a question, never in an order.</summary>
    private Domains Meant(Domains kind) => kind switch
    {
        Domains.Door or Domains.DoorSensor => Domains.Door | Domains.Garage | (_order.Kind.IsQuestion() ? Domains.DoorSensor : Domains.None),
        Domains.Window or Domains.WindowSensor => Domains.Window | (_order.Kind.IsQuestion() ? Domains.WindowSensor : Domains.None),
        _ => kind,
    };

    private List<Device> OfKind(Domains kind, Func<Device, bool> isThere) =>
        [.. Home.Devices.Where(device => (DomainNames.Of(device) & Meant(kind)) != 0 && isThere(device))];

    private Reference? KindInArea(Domains kind, Area area, bool twoParts)
    {
        var devices = OfKind(kind, device => device.AreaId == area.Id);
        if (kind == Domains.Vacuum && OfKind(kind, _ => true) is [var robot] && Random.Chance(0.8))
        {
            (devices, area) = ([robot], Random.Pick(Home.Areas));
        }

        if (KindNoun(kind, devices) is not { } noun) return null;
        var name = Random.Chance(0.05) ? Slips.Typo(PlaceSpeech.Name(area, Random), Random) : PlaceSpeech.Name(area, Random);
        var where = PlaceSpeech.InPlace(name, Random);
        if (Names.Exact(name + " " + noun.Text).Count > 0 && devices.Count > 1) return null;
        var isUnclear = IsOneOfSeveral(kind, noun.IsMany, devices);
        var reference = new Reference("kind_area", "", [Together(devices, TargetItem.InArea(area.Id, Domains.None), noun.IsMany)])
        {
            Noun = (noun.IsMany && Random.Chance(0.12) ? "all the " : "") + noun.Text, Where = where, IsPlural = noun.IsMany,
            Refusal = isUnclear ? RefusalReason.Ambiguous : null, NeedsChoice = isUnclear,
        };
        if (twoParts) return reference;
        var text = SayTarget(noun.IsMany ? "area_many" : "area_one", ("area", name), ("the_area", PlaceSpeech.WithArticle(name, Random)),
            ("in_area", where), ("noun", noun.Text), ("one", NounFor(kind, many: false)));
        return Names.Exact(text).Count > 0 ? OfExactName("name", text, text) : reference with { Text = text };
    }

    private Reference? KindOnFloor(Domains kind, Floor floor, string name, bool twoParts)
    {
        var there = Home.DevicesOnFloor(floor.Id).ToHashSet();
        var devices = OfKind(kind, there.Contains);
        if (!HasNoun(kind) || devices.Count == 0) return null;
        var noun = NounFor(kind, many: true);
        if (Divides(noun, devices)) return null;
        var where = PlaceSpeech.OnFloor(name, Random);
        var item = Together(devices, TargetItem.OnFloor(floor.Id, Domains.None), isMany: true);
        if (twoParts)
        {
            return new("kind_floor", "", [item]) { Noun = (Random.Chance(0.3) ? "all the " : "") + noun, Where = where, IsPlural = true };
        }

        var text = SayTarget("floor_many", ("floor", name), ("on_floor", where), ("noun", noun), ("one", NounFor(kind, many: false)));
        return Names.Exact(text).Count > 0 ? null : new("kind_floor", text, [item]) { IsPlural = true };
    }

    private Reference? KindInHome(Domains kind, bool twoParts)
    {
        var devices = OfKind(kind, _ => true);
        if (!HasNoun(kind) || devices.Count == 0) return null;
        var noun = NounFor(kind, many: true);
        if (Divides(noun, devices)) return null;
        var where = WholeHome();
        var item = Together(devices, TargetItem.InHome(Domains.None), isMany: true);
        if (twoParts) return new("kind_home", "", [item]) { Noun = "all the " + noun, Where = where, IsPlural = true };
        var text = SayTarget(Random.Chance(0.6) ? "kind_many" : "home_many", ("noun", noun), ("one", NounFor(kind, many: false)),
            ("where", where));
        return new("kind_home", text, [item]) { IsPlural = true };
    }

    private Reference? KindHere(Domains kind, bool twoParts)
    {
        var where = _scene.Say("here");
        if (Here() is not { } here || !HasNoun(kind)) return null;
        var devices = OfKind(kind, device => device.AreaId == here.Id);
        if (KindNoun(kind, devices) is not { } noun) return null;
        var text = twoParts ? "" : SayTarget(noun.IsMany ? "here_many" : "here_one", ("noun", noun.Text), ("here", where),
            ("one", NounFor(kind, many: false)));
        var isUnclear = IsOneOfSeveral(kind, noun.IsMany, devices);
        return new("kind_here", text, [Together(devices, TargetItem.InArea(here.Id, Domains.None), noun.IsMany)])
        {
            Noun = noun.Text, Where = where, IsPlural = noun.IsMany, Refusal = isUnclear ? RefusalReason.Ambiguous : null, NeedsChoice = isUnclear,
        };
    }

    /// <summary>No place at all: the speaker's area, else the only one, else what plays now, else nobody knows which.</summary>
    private Reference? KindAlone(Domains wanted, bool said)
    {
        var kind = wanted;
        if (said)
        {
            if (SpokenKind() is not { } some) return null;
            kind = Pivot() is { } pivot && (DomainNames.Of(pivot) & wanted & Nouns) != 0 ? DomainNames.Of(pivot) : some;
        }
        else if (DomainNames.InOrder.Count(domain => Home.Devices.Any(one => one.Id.Domain == domain && (DomainNames.Of(one) & kind) != 0)) > 1)
        {
            return null;
        }

        var devices = OfKind(kind, _ => true);
        if (devices.Count > 0 && Random.Chance(0.35) && Random.Pick(devices).AreaId is { } areaId) _scene.SpeakerArea = areaId;
        var many = devices.Count > 1 && (kind & Domains.Cover) != 0 ? Random.Chance(0.7) : Random.Chance(0.15);
        var noun = said ? NounFor(kind, many) : "";
        if (said && Divides(noun, devices)) return null;
        var text = said ? SayTarget("kind_one", ("noun", noun)) : "";
        if (said && Names.Exact(text).Count > 0) return OfExactName("name", text, noun);
        var reference = new Reference(said ? "kind_alone" : "kind_unsaid", text, []) { Noun = noun, IsPlural = many };
        if (devices.Count == 0) return reference with { Kind = reference.Kind + "_missing", Refusal = RefusalReason.NoSuchDevice };
        if (Here() is { } here && devices.Where(device => device.AreaId == here.Id).ToList() is { Count: > 0 } there)
        {
            if (said && IsOneOfSeveral(kind, many, there)) return reference with { Kind = reference.Kind + "_unclear", Refusal = RefusalReason.Ambiguous, NeedsChoice = true };
            var item = Together(there, TargetItem.InArea(here.Id, Domains.None), isMany: true);
            return reference with { Kind = reference.Kind + "_here", Items = [item] };
        }

        if (devices.Count == 1) return reference with { Kind = reference.Kind + "_only", Items = [TargetItem.Of(devices)] };
        var playing = devices.Where(device => device.State.Value is "playing" or "paused" or "buffering").ToList();
        if ((kind & Domains.MediaPlayer) != 0 && playing.Count > 0)
        {
            return reference with { Kind = reference.Kind + "_playing", Items = [TargetItem.Of(playing)] };
        }

        return devices.Count > MostOffered ? null
            : reference with { Kind = reference.Kind + "_ambiguous", Refusal = RefusalReason.Ambiguous, NeedsChoice = true };
    }

    /// <summary>"Open the kitchen", "office off": its covers, its locks, its lights, and nothing else.</summary>
    private Reference? BareRoom()
    {
        var kind = _order.Kind switch
        {
            OrderKind.On or OrderKind.Off => Domains.Light,
            OrderKind.Open or OrderKind.Close => Domains.Cover,
            _ => Domains.Lock,
        };
        // "Wind the study in" is said of no room: only what is said of covers of every kind.
        if ((_domains & kind) != kind || Home.Areas.Length == 0) return null;
        var able = Home.Areas.Where(area => Home.DevicesInArea(area.Id).Any(device => (DomainNames.Of(device) & kind) != 0)).ToArray();
        var area = able.Length > 0 && Random.Chance(0.9) ? Random.Pick(able) : Random.Pick(Home.Areas);
        var name = PlaceSpeech.Name(area, Random);
        if (Names.Exact(name).Count > 0 || Names.FindFloor(name) is not null || Names.FindArea(name) is null) return null;
        var text = SayTarget("room", ("area", name), ("the_area", PlaceSpeech.WithArticle(name, Random)));
        return new("room", text, [TargetItem.InArea(area.Id, kind)]);
    }

    /// <summary>"The blind" of a room with two: nobody knows which. Music and heating can't be counted, and a question asks all.</summary>
    private bool IsOneOfSeveral(Domains kind, bool many, List<Device> devices) =>
        !many && devices.Count > 1 && !_order.Kind.IsQuestion() && (kind & (Domains.Cover | Domains.Valve | Domains.Vacuum | Domains.Humidifier)) != 0;

    // One device or several by a noun; null where nobody would say it, or where it names some of them more than others.
    private (string Text, bool IsMany)? KindNoun(Domains kind, List<Device> devices)
    {
        if (!HasNoun(kind) || devices.Count == 0) return null;
        var many = devices.Count > 1 ? Random.Chance((kind & Domains.Cover) != 0 ? 0.7 : 0.85) : Random.Chance((kind & Domains.Cover) != 0 ? 0.3 : 0.1);
        var noun = NounFor(kind, many);
        return Divides(noun, devices) ? null : (noun, many);
    }

    private static bool Divides(string noun, List<Device> devices)
    {
        if (devices.Count < 2) return false;
        var last = HomeNames.Words(noun)[^1];
        var called = devices.Count(device => device.Aliases.Prepend(device.Name).Any(name => HomeNames.Words(name).Contains(last)));
        return called > 0 && called < devices.Count;
    }

    private static bool NamesItsKind(Device device) =>
        HomeAgent.Linking.UtteranceNormalizer.Split(device.Name).Exists(word => DomainNames.ParseOption(HomeAgent.Linking.Lexicon.Stem(word)) != Domains.None);

    // As one target; where it is all of its domain in a place, the place says the same.
    private TargetItem Together(List<Device> devices, TargetItem place, bool isMany)
    {
        var item = TargetItem.Of(devices) with { MayBeOne = !isMany && devices.Count > 1 };
        var domain = devices[0].Id.Domain;
        var all = (place with { Domains = Domains.Known }).Devices(Home).Where(device => device.Id.Domain == domain).ToList();
        if (!PlaceDomains.Contains(domain) || devices.Exists(device => device.Id.Domain != domain) || all.Count != devices.Count) return item;
        return item with { Instead = place with { Domains = item.Domains } };
    }
}
