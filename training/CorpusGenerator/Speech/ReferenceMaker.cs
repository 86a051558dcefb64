using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.CorpusGenerator.Speech;

/// <summary>Thinks of something to order and of how to say what it is.</summary>
/// <remarks>Every method returns null where the home or the dice don't allow it; the caller tries again.</remarks>
internal sealed partial class ReferenceMaker
{
    private static readonly string[] Nearby = ["by", "by", "at", "in", "near", "on", "over", "next to", "of", "behind"];

    private readonly Scene _scene;
    private readonly Order _order;
    private readonly Domains _domains;
    private readonly Slips _slips;

    /// <summary>Makes references of one order in one scene.</summary>
    /// <param name="scene">Where.</param>
    /// <param name="order">What is ordered.</param>
    /// <param name="domains">The domains that the template speaks of.</param>
    /// <param name="slips">The mistakes that are made.</param>
    public ReferenceMaker(Scene scene, Order order, Domains domains, Slips slips)
    {
        _scene = scene;
        _order = order;
        _domains = domains;
        _slips = slips;
    }

    private Random Random => _scene.Random;

    private HomeSnapshot Home => _scene.Home;

    private HomeNames Names => _scene.Names;

    private bool IsPower => _order.Kind.IsPower();

    /// <summary>A reference in one of the ways that suit the template's parts.</summary>
    public Reference? Make(ReferenceStyle style) => style switch
    {
        ReferenceStyle.Phrase => MakePhrase(),
        ReferenceStyle.AllAndException => IsExceptable ? Except(apart: true) : null,
        ReferenceStyle.OthersAndException => IsExceptable ? Except(apart: true, others: true) : null,
        ReferenceStyle.NounAndPlace => Random.PickWeighted((9, 0), (2, 1), (1.5, 2), (1, 3), (1.3, 4)) switch
        {
            0 => AreaNoun(twoParts: true),
            1 => FloorNoun(twoParts: true),
            2 => HereNoun(twoParts: true),
            3 => HomeNoun(twoParts: true),
            _ => UnknownPlace(twoParts: true),
        },
        ReferenceStyle.Noun => Unnamed(said: true),
        ReferenceStyle.Place => Random.PickWeighted((7, 0), (2, 1), (4, 2), (1, 3), (1.2, 4)) switch
        {
            0 => AreaNoun(twoParts: true),
            1 => FloorNoun(twoParts: true),
            2 => HereNoun(twoParts: true),
            3 => HomeNoun(twoParts: true),
            _ => UnknownPlace(twoParts: true),
        },
        _ => Unnamed(said: false),
    };

    private Reference? MakePhrase() => Random.PickWeighted(
        (30, 0), (9, 1), (13, 2), (20, 3), (5, 4), (5, 5), (IsPower ? 7 : 0.4, 6), (5, 7), (8, 8), (18, 9), (4, 10), (3, 11), (8, 12),
            (2.2, 13), (1.5, 14), (4, 15), (1.2, 16), (_order.Kind.TakesBareRoom() ? 5 : 0, 17), (IsExceptable ? 9 : 0, 18)) switch
    {
        0 => Named(),
        1 => NamedInArea(),
        2 => NearNamed(),
        3 => AreaNoun(twoParts: false),
        4 => FloorNoun(twoParts: false),
        5 => HomeNoun(twoParts: false),
        6 => Everything(),
        7 => HereNoun(twoParts: false),
        8 => Unnamed(said: true),
        9 => List(),
        10 => Plural(),
        11 => Shared(),
        12 => Unknown(),
        13 => OtherDevice(),
        14 => AreaWithout(),
        15 => Kinds(),
        16 => Numbers(),
        17 => BareRoom(),
        _ => Except(),
    };

    // A device that the order suits, mostly; sometimes one that it doesn't, for refusals.
    private Device? Pivot()
    {
        var wanted = Random.Chance(0.9) || _order.Kind.IsQuestion() ? _domains & _order.Domains : _domains;
        if (wanted == Domains.None) wanted = _domains;
        var pool = Home.Devices.Where(device => (DomainNames.Of(device) & wanted) != 0).ToList();
        if (pool.Count == 0) return null;
        if (Random.Chance(0.93))
        {
            var able = pool.Where(device => OrderResolver.Resolve(Home, _order, TargetItem.Of(device)).Refusal is null).ToList();
            if (able.Count > 0) pool = able;
        }

        // Domains first, so that lights don't crowd out the others.
        var domain = Random.Pick(pool).Id.Domain;
        if (Random.Chance(0.3)) domain = Random.Pick(pool.Select(device => device.Id.Domain).Distinct().ToArray());
        return Random.Pick(pool.Where(device => device.Id.Domain == domain).ToList());
    }

    private string NounFor(Domains domain, bool many) => _scene.Say(domain.Name() + (many ? "_many" : "_one"));

    private static bool IsBasic(Domains domain) => (domain & Domains.Basic) != 0;

    private string SayTarget(string section, params ReadOnlySpan<(string Slot, string Value)> values)
    {
        var templates = _scene.Library.Find("target", section).SelectMany(found => found.Templates).ToList();
        var text = _scene.Library.Expand(Random.PickWeighted(templates, template => template.Weight).Node, Random);
        foreach (var (slot, value) in values) text = text.Replace("{" + slot + "}", value, StringComparison.Ordinal);
        return Blanks.Single(text)
            .Replace("the the ", "the ", StringComparison.OrdinalIgnoreCase)
            .Replace("the my ", "my ", StringComparison.Ordinal)
            .Replace("my the ", "the ", StringComparison.OrdinalIgnoreCase);
    }

    private Reference? Named()
    {
        if (Pivot() is not { } device) return null;
        var name = device.Aliases.Length > 0 && Random.Chance(0.4) ? Random.Pick(device.Aliases) : device.Name;
        var text = SayTarget("name", ("name", name));
        return OfExactName("name", text, name);
    }

    /// <summary>What an exact name means: its device; of several, the speaker's own; else nobody knows which.</summary>
    private Reference? OfExactName(string kind, string text, string name)
    {
        // A name that is an area's as well ("Kitchen" the light in the kitchen) is nobody's to judge.
        if (Names.FindArea(name) is not null || Names.FindFloor(name) is not null) return null;
        if (Names.IsPlaceAndNoun(HomeNames.Words(name)) && Names.ExactLiteral(name).Count == 0) return null;
        var devices = Names.ExactLiteral(name).ToList();
        if (devices.Count == 0) devices = [.. Names.Exact(name)];
        if (devices.Count > 1 && _scene.SpeakerArea is not null)
        {
            var here = devices.Where(device => device.AreaId == _scene.SpeakerArea).ToList();
            if (here.Count == 1) return new(kind + "_here", text, [TargetItem.Of(here[0])]);
        }

        return devices.Count switch
        {
            0 => null,
            1 => new(kind, text, [TargetItem.Of(devices[0])]) { IsPlural = name.EndsWith('s') },
            // Of lights there may be too many to show.
            _ => new(kind + "_ambiguous", text, []) { Refusal = RefusalReason.Ambiguous, NeedsChoice = devices.TrueForAll(device => device.Id.Domain != "light") },
        };
    }

    private Reference? NamedInArea()
    {
        if (Pivot() is not { } device || Home.FindArea(device.AreaId) is not { } area) return null;
        var name = device.Aliases.Length > 0 && Random.Chance(0.3) ? Random.Pick(device.Aliases) : device.Name;
        var words = HomeNames.Words(name);
        if (words.Any(word => Names.IsAreaWord(word)) || Names.IsPlaceAndNoun(words)) return null;
        var areaName = PlaceSpeech.Name(area, Random);
        var text = SayTarget("name_in_area", ("name", name), ("area", areaName), ("the_area", PlaceSpeech.WithArticle(areaName, Random)),
            ("in_area", PlaceSpeech.InPlace(areaName, Random)));
        var twins = Names.Exact(name).Where(other => other.AreaId == area.Id).ToList();
        if (twins.Count != 1) return null;
        return new("name_in_area", text, [TargetItem.Of(device)]);
    }

    private Reference? NearNamed()
    {
        if (Pivot() is not { } device) return null;
        var original = device.Aliases.Length > 0 && Random.Chance(0.25) ? Random.Pick(device.Aliases) : device.Name;
        var how = Random.PickWeighted((5, "drop"), (1.5, "swap"), (5, "typo"), (8, "mishear"), (4, "sound"), (2, "cut"), (1.5, "join"), (2, "synonym"),
            (2, "number"), (2, "possessive"), (3, "noun"), (3, "apart"));
        var name = NearName(original, device, how);
        if (name is null || name == original) return null;
        var words = HomeNames.Words(how == "apart" ? original : name);
        if (words.Length == 0 || Names.IsPlaceAndNoun(words) || Names.FindArea(name) is not null) return null;
        // "The 5", "the left", "your green" are heard as something else.
        if (words.All(word => char.IsDigit(word[0]) || HomeAgent.Linking.Lexicon.CommandWords.Contains(word))) return null;
        // The phrase must still mean this device and no other one.
        if (how is not ("typo" or "mishear" or "sound" or "cut"))
        {
            var holding = Names.Holding(words, loosely: how != "swap");
            holding.Add(device);
            if (holding.Count > 1) return null;
        }
        else if (Names.Exact(name).Count > 0 || Names.Exact(original).Count > 1)
        {
            return null;
        }

        return new("near_" + how, SayTarget("name", ("name", name)), [TargetItem.Of(device)]);
    }

    private string? NearName(string name, Device device, string how)
    {
        var words = name.Split(' ').ToList();
        switch (how)
        {
            case "drop":
                if (words.Count < 2) return null;
                var lost = Random.Chance(0.75) ? 1 : Random.Next(1, words.Count);
                for (var i = 0; i < lost; i++) words.RemoveAt(Random.Chance(0.3) ? words.Count - 1 : Random.Next(words.Count));
                return string.Join(' ', words);
            case "swap":
                if (words.Count < 2) return null;
                var at = Random.Next(words.Count - 1);
                (words[at], words[at + 1]) = (words[at + 1], words[at]);
                return string.Join(' ', words);
            case "typo":
                return Slips.Typo(name, Random);
            case "mishear":
                return _slips.Mishear(name, Random);
            case "sound":
                return Slips.Sound(name, Random);
            case "cut":
                return Slips.Cut(name, Random);
            case "join":
                return Slips.JoinOrSplit(name, Random);
            case "synonym":
                var noun = words.FindLastIndex(word => HomeAgent.Linking.Lexicon.DomainOf(word.ToLowerInvariant()) == device.Id.Domain);
                if (noun < 0 || !IsBasic(DomainNames.Of(device))) return null;
                words[noun] = NounFor(DomainNames.Of(device), many: false);
                return string.Join(' ', words);
            case "noun":
                return words.Exists(word => HomeAgent.Linking.Lexicon.DomainOf(word.ToLowerInvariant()) is not null)
                    || !HasNoun(DomainNames.Of(device)) || NamesItsKind(device) ? null
                    : name + " " + NounFor(DomainNames.Of(device), many: false);
            case "apart":
                // "The lamp by the sofa" for the Sofa Lamp.
                if (words.Count < 2 || HomeAgent.Linking.Lexicon.DomainOf(words[^1].ToLowerInvariant()) is null
                    || char.IsAsciiDigit(words[^2][0]))
                {
                    return null;
                }

                var rest = string.Join(' ', words[..^1]);
                if (Names.FindArea(rest) is not null || Names.FindFloor(rest) is not null) return null;
                return $"{words[^1]} {Random.Pick(Nearby)}{(name.Contains('\'', StringComparison.Ordinal) ? "" : " the")} {rest}";
            case "number":
                var digits = words.FindIndex(word => char.IsAsciiDigit(word[0]));
                if (digits < 0) return null;
                words[digits] = Random.Chance(0.5) ? "number " + words[digits] : NumberSpeech.Say(words[digits]);
                return string.Join(' ', words);
            default:
                return name.Contains('\'', StringComparison.Ordinal)
                    ? name.Replace(Random.Chance(0.5) ? "'s" : "'", "", StringComparison.Ordinal) : null;
        }
    }
}
