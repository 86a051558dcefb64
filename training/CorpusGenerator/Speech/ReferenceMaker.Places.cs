using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.CorpusGenerator.Speech;

internal sealed partial class ReferenceMaker
{
    private Reference? AreaNoun(bool twoParts)
    {
        if (Pivot() is not { } device || Home.FindArea(device.AreaId) is not { } area) return null;
        var domain = DomainNames.Of(device);
        if (!IsBasic(domain)) return KindInArea(domain, area, twoParts);
        var many = domain == Domains.Light ? Random.Chance(0.65) : Random.Chance(0.3);
        var noun = NounFor(domain, many);
        if (Spoken(area) is not { } name) return null;
        var where = PlaceSpeech.InPlace(name, Random);
        var items = new[] { TargetItem.InArea(area.Id, domain) };
        if (twoParts)
        {
            var all = many && Random.Chance(0.12) ? "all the " : "";
            return IsOwnName(area, name, noun, domain) ? null
                : new("area_parts", "", [.. items]) { Noun = all + noun, Where = where, IsPlural = many };
        }

        var section = many ? "area_many" : "area_one";
        var text = SayTarget(section, ("area", name), ("the_area", PlaceSpeech.WithArticle(name, Random)), ("in_area", where),
            ("noun", noun), ("one", NounFor(domain, many: false)));
        if ((many ? Names.ExactLiteral(text) : Names.Exact(text)).Count > 0) return OfExactName("name", text, text);
        return IsOwnName(area, name, noun, domain) && !many ? null : new(section, text, [.. items]) { IsPlural = many };
    }

    // An area's name as fingers and ears have it: "base mint"; null where that is another one's.
    private string? Spoken(Area area)
    {
        var name = PlaceSpeech.Name(area, Random);
        var said = Random.Next(100) switch { < 6 => Slips.Typo(name, Random), < 13 => _slips.Mishear(name, Random), _ => name };
        return said == name || Names.FindArea(said) is null ? said : null;
    }

    // "The light in the kitchen" where a Kitchen Light hangs among others, "the bedroom lamp" where a Bedside Lamp stands beside the
    // ceiling light: either reading is fair, so such a phrase teaches nothing.
    private bool IsOwnName(Area area, string areaName, string noun, Domains domain)
    {
        var nounWord = HomeNames.Key(noun);
        var devices = Home.DevicesInArea(area.Id).Where(device => DomainNames.Of(device) == domain).ToList();
        if (Names.Exact(areaName + " " + noun).Count > 0 && devices.Count != 1) return true;
        if (nounWord is "light" or "lighting" or "fan" or "switch") return false;
        var holding = devices.Count(device => HomeNames.Words(device.Name).Contains(nounWord));
        return holding > 0 && holding < devices.Count;
    }

    private Reference? FloorNoun(bool twoParts)
    {
        if (Home.Floors.Length == 0 || Pivot() is not { } device) return null;
        var domain = DomainNames.Of(device);
        Floor? floor;
        string name;
        if (Random.Chance(0.4))
        {
            var up = Random.Chance(0.5);
            floor = PlaceSpeech.Relative(Names, up);
            name = up ? "upstairs" : "downstairs";
        }
        else
        {
            floor = Home.FindFloor(Home.FindArea(device.AreaId)?.FloorId);
            name = floor is null ? "" : floor.Aliases.Length > 0 && Random.Chance(0.4) ? Random.Pick(floor.Aliases) : floor.Name;
        }

        if (floor is null || !ReferenceEquals(Names.FindFloor(name) ?? floor, floor) || Names.FindArea(name) is not null) return null;
        if (name.Contains("first", StringComparison.OrdinalIgnoreCase) && Names.FindFloor(name) is null) return null;
        if (!IsBasic(domain)) return KindOnFloor(domain, floor, name, twoParts);
        var everything = IsPower && !twoParts && (_domains & Domains.Basic) == Domains.Basic && Random.Chance(0.15);
        var domains = everything ? EverythingDomains : domain;
        if (!Home.DevicesOnFloor(floor.Id).Any(other => (DomainNames.Of(other) & domains) != 0)) return null;
        var noun = everything ? _scene.Say("everything") : NounFor(domain, many: true);
        var where = PlaceSpeech.OnFloor(name, Random);
        TargetItem[] items = [TargetItem.OnFloor(floor.Id, domains)];
        if (twoParts)
        {
            return new("floor_parts", "", [.. items]) { Noun = (Random.Chance(0.3) ? "all the " : "") + noun, Where = where, IsPlural = true };
        }

        var text = everything
            ? $"{noun} {where}"
            : SayTarget("floor_many", ("floor", name), ("on_floor", where), ("noun", noun), ("one", NounFor(domain, many: false)));
        if (Names.ExactLiteral(text).Count > 0) return null;
        return new(everything ? "floor_everything" : "floor_many", text, [.. items]) { IsPlural = true };
    }

    private Reference? HomeNoun(bool twoParts)
    {
        if (Pivot() is not { } device) return null;
        var domain = DomainNames.Of(device);
        if (!IsBasic(domain)) return KindInHome(domain, twoParts);
        var noun = NounFor(domain, many: true);
        var where = WholeHome();
        TargetItem[] items = [TargetItem.InHome(domain)];
        if (twoParts)
        {
            return new("home_parts", "", [.. items]) { Noun = (Random.Chance(0.5) ? "all the " : "") + noun, Where = where, IsPlural = true };
        }

        var text = SayTarget("home_many", ("noun", noun), ("one", NounFor(domain, many: false)), ("where", where));
        return new("home_many", text, [.. items]) { IsPlural = true };
    }

    // "In the shop", but not where a room is called so.
    private string WholeHome()
    {
        var where = _scene.Say("whole_home");
        return HomeNames.Words(where).Any(Names.IsAreaWord) ? "in the house" : where;
    }

    private Reference? Everything()
    {
        if ((_domains & Domains.Basic) != Domains.Basic || _order.Kind.IsQuestion()) return null;
        var text = _scene.Say("everything");
        switch (Random.Next(10))
        {
            case < 5:
                return new("home_everything", text + (Random.Chance(0.4) ? " " + WholeHome() : ""),
                    [TargetItem.InHome(EverythingDomains)]) { IsPlural = true };
            case < 9:
                if (Pivot() is not { } device || Home.FindArea(device.AreaId) is not { } area) return null;
                return new("area_everything", text + " " + PlaceSpeech.InPlace(PlaceSpeech.Name(area, Random), Random),
                    [TargetItem.InArea(area.Id, EverythingDomains)]) { IsPlural = true };
            default:
                return Here() is not { } here
                    ? new("here_unknown", text + " " + _scene.Say("here"), []) { Refusal = RefusalReason.Ambiguous }
                    : new("here_everything", text + " " + _scene.Say("here"),
                        [TargetItem.InArea(here.Id, EverythingDomains)]) { IsPlural = true };
        }
    }

    // Music stops with everything else, but it doesn't start.
    private Domains EverythingDomains => _order.Kind == OrderKind.Off ? Domains.Basic | Domains.MediaPlayer : Domains.Basic;

    private Area? Here() => Home.FindArea(_scene.SpeakerArea);

    private Reference? HereNoun(bool twoParts)
    {
        if (Pivot() is not { } device) return null;
        if (Random.Chance(0.75) && device.AreaId is not null) _scene.SpeakerArea = device.AreaId;
        var domain = DomainNames.Of(device);
        if (!IsBasic(domain)) return KindHere(domain, twoParts);
        var many = Random.Chance(0.65);
        var noun = NounFor(domain, many);
        var where = _scene.Say("here");
        var text = twoParts ? "" : SayTarget(many ? "here_many" : "here_one", ("noun", noun), ("here", where),
            ("one", NounFor(domain, many: false)));
        if (Here() is not { } here) return new("here_unknown", text, []) { Noun = noun, Where = where, Refusal = RefusalReason.Ambiguous };
        if (!twoParts && Names.Exact(text).Count > 0) return null;
        return new("here", text, [TargetItem.InArea(here.Id, domain)]) { Noun = noun, Where = where, IsPlural = many };
    }

    /// <summary>No place at all: the speaker's area, else the only one of its kind, else nobody knows which.</summary>
    private Reference? Unnamed(bool said)
    {
        var wanted = said ? _domains : _domains & _order.Domains;
        if ((wanted & Domains.Basic) == 0) return KindAlone(wanted, said);
        var domains = DomainNames.Each.Where(domain => (wanted & domain) != 0).ToArray();
        if (domains.Length == 0 || (!said && domains.Length > 1)) return null;
        var pivot = Pivot() is { } device ? DomainNames.Of(device) & wanted : Domains.None;
        if (said && pivot != Domains.None && !IsBasic(pivot)) return KindAlone(pivot, said);
        var domain = pivot == Domains.None ? Random.Pick(domains) : pivot;
        var devices = Home.Devices.Where(other => other.Id.Domain == domain.Name()).ToList();
        if (Random.Chance(0.65) && devices.Count > 0 && Random.Pick(devices).AreaId is { } areaId) _scene.SpeakerArea = areaId;
        var many = domain == Domains.Light ? Random.Chance(0.55) : Random.Chance(0.15);
        var noun = NounFor(domain, many);
        var nounWord = HomeNames.Key(noun);
        var text = said ? SayTarget("unnamed", ("noun", noun)) : "";
        if (said && Names.Exact(text).Count > 0) return OfExactName("name", text, noun);
        // "The lamp" where only some are called so is a fair name for those: teaches nothing.
        var isPlain = nounWord is "light" or "lighting" or "fan" or "switch";
        if (said && !isPlain && Home.Devices.Any(other => HomeNames.Words(other.Name).Contains(nounWord))) return null;
        var reference = new Reference(said ? "unnamed" : "unsaid", text, []) { Noun = noun, IsPlural = many };
        if (Here() is { } here && devices.Exists(other => other.AreaId == here.Id))
        {
            return reference with { Kind = reference.Kind + "_here", Items = [TargetItem.InArea(here.Id, domain)] };
        }

        return devices.Count switch
        {
            // Where nothing is named, nobody can tell that it isn't there; and a light there is in every home.
            0 when !said || domain == Domains.Light => null,
            0 => reference with { Kind = reference.Kind + "_missing", Refusal = RefusalReason.NoSuchDevice },
            1 => reference with { Kind = reference.Kind + "_only", Items = [TargetItem.Of(devices[0])] },
            // Of lights there may be too many to show; of other things, what isn't shown isn't there.
            _ => reference with { Kind = reference.Kind + "_ambiguous", Refusal = RefusalReason.Ambiguous, NeedsChoice = said && domain != Domains.Light },
        };
    }

    private Reference? AreaWithout()
    {
        if (SpokenKind() is not { } domain || (domain & Roving) != 0) return null;
        var areas = Home.Areas.Where(area => Home.DevicesInArea(area.Id).All(device =>
            (DomainNames.Of(device) & Meant(domain)) == 0)).ToArray();
        if (areas.Length == 0) return null;
        var area = Random.Pick(areas);
        var many = Random.Chance(0.5);
        var name = PlaceSpeech.Name(area, Random);
        var noun = NounFor(domain, many);
        var text = SayTarget(many ? "area_many" : "area_one", ("area", name), ("the_area", PlaceSpeech.WithArticle(name, Random)),
            ("in_area", PlaceSpeech.InPlace(name, Random)), ("noun", noun), ("one", NounFor(domain, many: false)));
        if (Names.Exact(text).Count > 0 || Names.Holding(HomeNames.Words(name + " " + noun), loosely: true).Count > 0) return null;
        return new("area_without", text, []) { Refusal = RefusalReason.NoSuchDevice };
    }
}
