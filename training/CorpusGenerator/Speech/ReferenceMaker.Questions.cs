using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.Grammar;

namespace HomeLLM.CorpusGenerator.Speech;

// What one asks about: "which lights … upstairs", "how warm … in the kitchen".
internal sealed partial class ReferenceMaker
{
    /// <summary>A kind of device in the plural, and where, for "are any {n} open {w}".</summary>
    /// <param name="hasPlace">Whether the template has room for a place.</param>
    public Reference? MakeMany(bool hasPlace)
    {
        var kinds = DomainNames.Split(_domains & _order.Domains & Nouns).ToArray();
        if (kinds.Length == 0) return null;
        var present = kinds.Where(kind => OfKind(kind, _ => true).Count > 0).ToArray();
        var kind = Random.Pick(present.Length > 0 && Random.Chance(0.93) ? present : kinds);
        var noun = NounFor(kind, many: true);
        var (where, place) = hasPlace ? SomePlace(kind) : ("", TargetItem.InHome(Domains.None));
        if (place is null) return null;
        var reference = new Reference(place.Kind == CallTargetKind.Home ? "asked_home" : "asked_place", "", []) { Noun = noun, Where = where, IsPlural = true };
        if (IsBasic(kind)) return reference with { Items = [place with { Domains = kind }] };
        var there = (place with { Domains = Meant(kind) }).Devices(Home).ToList();
        if (there.Count == 0) return reference with { Kind = "asked_missing", Refusal = RefusalReason.NoSuchDevice };
        return Divides(noun, there) ? null : reference with { Kind = "asked_kind", Items = [Together(there, place, isMany: true)] };
    }

    /// <summary>A place whose temperature, humidity or the like is asked for; without a place, the speaker's or the whole home.</summary>
    /// <param name="hasPlace">Whether the template says a place.</param>
    public Reference? MakeMeasured(bool hasPlace)
    {
        var kinds = _domains & _order.Domains;
        if (hasPlace)
        {
            var (where, place) = SomePlace(kinds);
            if (place is null || place.Kind == CallTargetKind.Home) return null;
            return new("measured_place", "", [Measured(place, kinds)]) { Where = where };
        }

        var all = Home.Devices.Where(device => (DomainNames.Of(device) & kinds) != 0).ToList();
        if (all.Count > 0 && Random.Chance(0.6) && Random.Pick(all).AreaId is { } areaId) _scene.SpeakerArea = areaId;
        if (all.Count == 0) return new("measured_missing", "", []) { Refusal = RefusalReason.NoSuchDevice };
        if (Here() is { } here && all.Exists(device => device.AreaId == here.Id))
        {
            return new("measured_here", "", [Measured(TargetItem.InArea(here.Id, kinds), kinds)]);
        }

        return new("measured_home", "", [TargetItem.Of(all)]);
    }

    private TargetItem Measured(TargetItem place, Domains kinds)
    {
        var there = (place with { Domains = kinds }).Devices(Home).ToList();
        return place with { Domains = kinds, Instead = there.Count == 0 ? null : TargetItem.Of(there) };
    }

    // Nowhere in particular means the whole home.
    private (string Where, TargetItem? Place) SomePlace(Domains kind)
    {
        switch (Random.PickWeighted((_order.Kind == OrderKind.AskValue ? 0 : 40, 0), (34, 1), (12, 2), (8, 3), (4, 4)))
        {
            case 1:
                var devices = OfKind(kind, device => device.AreaId is not null);
                var area = devices.Count > 0 && Random.Chance(0.92) ? Home.FindArea(Random.Pick(devices).AreaId)
                    : Home.Areas.Length > 0 ? Random.Pick(Home.Areas) : null;
                if (area is null) return ("", null);
                var name = PlaceSpeech.Name(area, Random);
                return Names.FindArea(name) == area ? (PlaceSpeech.InPlace(name, Random), TargetItem.InArea(area.Id, Domains.None)) : ("", null);
            case 2:
                return SomeFloor();
            case 3:
                return Here() is { } here ? (_scene.Say("here"), TargetItem.InArea(here.Id, Domains.None)) : ("", null);
            case 4:
                return (_scene.Say("whole_home"), TargetItem.InHome(Domains.None));
            default:
                return ("", TargetItem.InHome(Domains.None));
        }
    }

    private (string Where, TargetItem? Place) SomeFloor()
    {
        if (Home.Floors.Length == 0) return ("", null);
        var up = Random.Chance(0.5);
        if (Random.Chance(0.5) && PlaceSpeech.Relative(Names, up) is { } relative)
        {
            return (up ? "upstairs" : "downstairs", TargetItem.OnFloor(relative.Id, Domains.None));
        }

        var floor = Random.Pick(Home.Floors);
        if (Names.FindArea(floor.Name) is not null || floor.Name.Contains("first", StringComparison.OrdinalIgnoreCase)) return ("", null);
        return (PlaceSpeech.OnFloor(floor.Name, Random), TargetItem.OnFloor(floor.Id, Domains.None));
    }
}
