using System.Collections.Immutable;
using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.CorpusGenerator.Speech;

internal sealed partial class ReferenceMaker
{
    private static readonly HashSet<string> PlainNouns = ["light", "lamp", "bulb", "lighting", "lite", "fan", "ventilator", "switch",
        "outlet", "plug", "socket"];

    // "The light and the fan in the bedroom", "all lights and fans": two kinds in one place.
    private Reference? Kinds()
    {
        if (Pivot() is not { } device) return null;
        var first = DomainNames.Of(device);
        if (!IsBasic(first) || _order.Kind.IsQuestion()) return null;
        var others = DomainNames.Each.Where(domain => domain != first && (_domains & domain) != 0).ToArray();
        if (others.Length == 0) return null;
        var second = Random.Pick(others);
        var many = Random.Chance(0.5);
        var (a, b) = (NounFor(first, many), NounFor(second, many && Random.Chance(0.8)));
        TargetItem[]? items = null;
        var (section, where, area) = ("", "", "");
        switch (Random.Next(10))
        {
            case < 5 when Home.FindArea(device.AreaId) is { } room:
                area = PlaceSpeech.Name(room, Random);
                (section, where) = ("kinds_area", PlaceSpeech.InPlace(area, Random));
                items = [TargetItem.InArea(room.Id, first), TargetItem.InArea(room.Id, second)];
                if (Names.Exact(area + " " + a).Count > 0 || Names.Exact(area + " " + b).Count > 0) return null;
                break;
            case < 7 when Home.FindFloor(Home.FindArea(device.AreaId)?.FloorId) is { } floor && Names.FindArea(floor.Name) is null:
                (section, where) = ("kinds_all", PlaceSpeech.OnFloor(floor.Name, Random));
                items = [TargetItem.OnFloor(floor.Id, first), TargetItem.OnFloor(floor.Id, second)];
                break;
            default:
                (section, where) = ("kinds_all", Random.Chance(0.5) ? "" : WholeHome());
                items = [TargetItem.InHome(first), TargetItem.InHome(second)];
                break;
        }

        if (section == "kinds_all") (a, b) = (NounFor(first, many: true), NounFor(second, many: true));
        var text = SayTarget(section, ("a", a), ("b", b), ("in_area", where), ("where", where), ("area", area));
        return new(section, text, [.. items]) { IsPlural = true };
    }

    // "Spot 1 and 2".
    private Reference? Numbers()
    {
        if (Pivot() is not { } device) return null;
        if (!char.IsAsciiDigit(device.Name[^1]) || !device.Name.Contains(' ', StringComparison.Ordinal)) return null;
        var stem = device.Name[..device.Name.LastIndexOf(' ')];
        var numbered = Home.Devices.Where(other => other.Id.Domain == device.Id.Domain
            && other.Name.StartsWith(stem + " ", StringComparison.OrdinalIgnoreCase)
            && other.Name.AsSpan(stem.Length + 1).IndexOfAnyExceptInRange('0', '9') < 0)
            .OrderBy(_ => Random.Next()).Take(Random.Chance(0.8) ? 2 : 3).ToList();
        if (numbered.Count < 2 || numbered.Any(one => Names.Exact(one.Name).Count != 1)) return null;
        var numbers = numbered.Select(one => one.Name[(stem.Length + 1)..]);
        var said = numbers.Select(number => Random.Chance(0.3) ? NumberSpeech.Say(number) : number).ToList();
        var noun = Random.Chance(0.4) && !stem.EndsWith('s') ? stem + "s" : stem;
        var text = (Random.Chance(0.3) ? "the " : "") + noun + " " + string.Join(' ', said[..^1]) + " and " + said[^1];
        return new("numbers", text, [.. numbered.Select(TargetItem.Of)]) { IsPlural = true };
    }

    // "The bedside lamps": all devices so named, in the home or in one room of it.
    private Reference? Plural()
    {
        if (Pivot() is not { } device) return null;
        var words = HomeNames.Words(device.Name).Where(word => !char.IsDigit(word[0])).ToArray();
        if (words.Length == 0) return null;
        var suffix = words[Random.Next(words.Length)..];
        if (suffix.Length == 1 && IsGeneral(suffix[0])) return null;
        if (Names.IsPlaceAndNoun(suffix) || Names.FindArea(string.Join(' ', suffix)) is not null) return null;
        var named = Names.EndingWith(suffix).ToList();
        if (named.Any(other => other.Id.Domain != device.Id.Domain)) return null;
        var areaOnly = device.AreaId is not null && Random.Chance(0.25) && !suffix.Any(Names.IsAreaWord);
        if (areaOnly) named.RemoveAll(other => other.AreaId != device.AreaId);
        if (named.Count > 6 || (named.Count == 1 && Random.Chance(0.6))) return null;
        var plural = string.Join(' ', suffix[..^1].Append(Pluralize(suffix[^1])));
        if (Names.ExactLiteral(plural).Count > 0) return null;
        var text = SayTarget(named.Count == 2 ? "names_two" : "names", ("name", plural));
        if (areaOnly && Home.FindArea(device.AreaId) is { } area) text += " " + PlaceSpeech.InPlace(PlaceSpeech.Name(area, Random), Random);
        return new("names", text, [TargetItem.Of(InOrder(named))]) { IsPlural = true };
    }

    // As the home lists them, so that the answer's order can be known.
    private IEnumerable<Device> InOrder(List<Device> devices) => Home.Devices.Where(devices.Contains);

    private static string Pluralize(string word) =>
        word.EndsWith('y') && word.Length > 2 && !"aeiou".Contains(word[^2], StringComparison.Ordinal) ? word[..^1] + "ies"
        : word.EndsWith('s') || word.EndsWith('x') || word.EndsWith("ch", StringComparison.Ordinal)
            || word.EndsWith("sh", StringComparison.Ordinal) ? word + "es"
        : word + "s";

    private static bool IsGeneral(string word) => PlainNouns.Contains(word) || Lexicon.CommandWords.Contains(word);

    // "The pendant" where three are called so.
    private Reference? Shared()
    {
        if (Pivot() is not { } device) return null;
        var words = HomeNames.Words(device.Name).Where(word => !char.IsDigit(word[0])).ToArray();
        if (words.Length == 0) return null;
        var part = words[Random.Next(words.Length)..];
        if (part.Any(Names.IsAreaWord) || (part.Length == 1 && IsGeneral(part[0])) || Lexicon.KindOf(string.Join(' ', part)) is not null) return null;
        var text = string.Join(' ', part);
        if (Names.Exact(text).Count == 1 || Names.IsPlaceAndNoun(part)) return null;
        var holding = Names.Holding(part, loosely: false);
        if (holding.Count < 2) return null;
        var here = holding.Where(other => other.AreaId == _scene.SpeakerArea).ToList();
        if (_scene.SpeakerArea is not null && here.Count > 0)
        {
            return here.Count == 1 && Names.EndingWith(part).Contains(here[0])
                ? new("shared_here", "the " + text, [TargetItem.Of(here[0])]) : null;
        }

        return new("shared_ambiguous", "the " + text, []) { Refusal = RefusalReason.Ambiguous, NeedsChoice = true };
    }

    /// <summary>Something that isn't there: another home's name, a room that is missing, a known thing in a wrong room.</summary>
    private Reference? Unknown() => Random.PickWeighted((5, 0), (7, 1), (3, 2), (2, 3)) switch
    {
        0 => UnknownName(),
        1 => UnknownPlace(twoParts: false),
        2 => WrongPlace(),
        _ => WrongWord(),
    };

    private Reference? UnknownName()
    {
        var wanted = _scene.Foreign.Devices.Where(device => (DomainNames.Of(device) & _domains) != 0).ToArray();
        var name = Random.Pick(wanted.Length > 0 && Random.Chance(0.85) ? wanted : [.. _scene.Foreign.Devices]).Name;
        if (IsKnowable(name)) return null;
        return new("unknown_name", SayTarget("name", ("name", name)), []) { Refusal = RefusalReason.NoSuchDevice };
    }

    private Reference? UnknownPlace(bool twoParts)
    {
        if (_scene.Foreign.Areas.Length == 0) return null;
        var area = Random.Pick(_scene.Foreign.Areas);
        var name = area.Name;
        // "In the cottage" may be the whole home, if nothing in it is called so.
        if (HomeNames.Words(name) is [var word] && (Lexicon.HomeWords.Contains(word) || Lexicon.BuildingWords.Contains(word))) return null;
        if (Names.ResemblesPlace(HomeNames.Words(name)) || Names.Holding(HomeNames.Words(name), loosely: true).Count > 0) return null;
        if (SpokenKind() is not { } domain || (domain & Roving) != 0) return null;
        var many = Random.Chance(0.55);
        var noun = NounFor(domain, many);
        var where = PlaceSpeech.InPlace(name, Random);
        var reference = new Reference("unknown_place", "", [])
        {
            Noun = noun, Where = where, Refusal = RefusalReason.NoSuchDevice, IsPlaceMissing = true, IsPlural = many,
        };
        if (twoParts) return reference;
        var text = SayTarget(many ? "area_many" : "area_one", ("area", name), ("the_area", PlaceSpeech.WithArticle(name, Random)),
            ("in_area", where), ("noun", noun),
            ("one", NounFor(domain, many: false)));
        return Names.Exact(text).Count > 0 ? null : reference with { Text = text };
    }

    private Reference? WrongPlace()
    {
        if (Pivot() is not { } device || Home.Areas.Length < 2) return null;
        var words = HomeNames.Words(device.Name);
        if (Names.IsPlaceAndNoun(words) || words.Any(Names.IsAreaWord)) return null;
        if (words.All(word => PlainNouns.Contains(word) || char.IsDigit(word[0]))) return null;
        var foreign = Random.Chance(0.5) && _scene.Foreign.Areas.Length > 0;
        var name = foreign ? Random.Pick(_scene.Foreign.Areas).Name : Random.Pick(Home.Areas).Name;
        if (foreign ? Names.ResemblesPlace(HomeNames.Words(name)) : device.AreaId is null) return null;
        if (Names.Holding([.. words, .. HomeNames.Words(name)], loosely: true).Count > 0) return null;
        var text = SayTarget("name_in_area", ("name", device.Name), ("area", name), ("the_area", PlaceSpeech.WithArticle(name, Random)),
            ("in_area", PlaceSpeech.InPlace(name, Random)));
        return new("wrong_place", text, []) { Refusal = RefusalReason.NoSuchDevice };
    }

    // One telling word of a known name replaced: "the office ceiling light" where only the bedroom has one.
    private Reference? WrongWord()
    {
        if (Pivot() is not { } device) return null;
        var words = device.Name.Split(' ');
        var telling = Enumerable.Range(0, words.Length).Where(i => !PlainNouns.Contains(HomeNames.Key(words[i]))
            && !char.IsAsciiDigit(words[i][0])).ToArray();
        if (telling.Length == 0 || words.Length < 2) return null;
        var other = Random.Pick(_scene.Foreign.Devices).Name.Split(' ')[0];
        if (Lexicon.CommandWords.Contains(other.ToLowerInvariant())) return null;
        words[Random.Pick(telling)] = other;
        var name = string.Join(' ', words);
        return IsKnowable(name) ? null : new("wrong_word", SayTarget("name", ("name", name)), []) { Refusal = RefusalReason.NoSuchDevice };
    }

    private bool IsKnowable(string name)
    {
        var words = HomeNames.Words(name);
        var telling = words.Where(word => !PlainNouns.Contains(word) && !char.IsDigit(word[0])).ToArray();
        return telling.Length == 0
            || Names.FindArea(name) is not null
            || Names.ResemblesPlace(telling)
            || Names.Holding(telling, loosely: true).Count > 0
            || Names.IsPlaceAndNoun(words);
    }

    /// <summary>A device of another kind, that can't follow such an order at all.</summary>
    private Reference? OtherDevice()
    {
        if (_order.Kind.IsQuestion()) return null;
        // "Start the washing machine", "play the lamp": one can take it for something else that the device can do.
        var isClear = _order.Kind is OrderKind.Lock or OrderKind.Unlock or OrderKind.Mute or OrderKind.SetTemperature or OrderKind.Dock
            or OrderKind.Warmer or OrderKind.Cooler or OrderKind.Unlatch;
        var devices = Home.Devices.Where(device => (DomainNames.Of(device) & _domains) == 0
            && (DomainNames.Of(device) & Domains.All) is var kind
            && (kind == Domains.None || (isClear && (kind & Domains.Basic) != 0))
            && OrderResolver.Resolve(Home, _order, TargetItem.Of(device)).Refusal is not null).ToArray();
        if (devices.Length == 0) return null;
        var device = Random.Pick(devices);
        if (Names.Exact(device.Name).Any(other => DomainNames.Of(other) != DomainNames.Of(device))) return null;
        return new("other_domain", SayTarget("name", ("name", device.Name)), []) { Refusal = RefusalReason.Unsupported, Named = device.Id };
    }
}
