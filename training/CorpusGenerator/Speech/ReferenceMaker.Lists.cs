using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Speech;

// Several things in one breath, the noun said with each or once for all.
internal sealed partial class ReferenceMaker
{
    /// <summary>Two or three things in one breath.</summary>
    private Reference? List()
    {
        if (_order.Kind.IsQuestion()) return null;
        switch (Random.Next(100))
        {
            case < 30:
                return AreaList();
            case < 52:
                return NounList();
            case < 58:
                return ListWithUnknown();
        }

        if (Listed(Random.Chance(0.6) ? 2 : 3) is not { } parts) return null;
        return new("list", SayList([.. parts.Select(part => part.Text)]), [.. parts.SelectMany(part => part.Items)]) { IsPlural = true };
    }

    private List<Reference>? Listed(int count)
    {
        var parts = new List<Reference>();
        for (var tries = 0; parts.Count < count && tries < 12; tries++)
        {
            var part = Random.PickWeighted((6, 0), (1, 1), (1.5, 2), (2.5, 3)) switch
            {
                0 => Named(),
                1 => NamedInArea(),
                2 => NearNamed(),
                _ => AreaNoun(twoParts: false),
            };
            if (part is { Refusal: null } && !parts.Any(other => Overlap(other, part))) parts.Add(part);
        }

        return parts.Count < count ? null : parts;
    }

    private string SayList(string[] parts) => parts.Length == 2
        ? SayTarget("list_two", ("a", parts[0]), ("b", parts[1]))
        : SayTarget("list_three", ("a", parts[0]), ("b", parts[1]), ("c", parts[2]));

    // "The sofa lamp, the kettle and the fan" where no kettle is known: the others are done all the same.
    private Reference? ListWithUnknown()
    {
        if (!_order.Kind.IsPlainOrder() || Listed(Random.Chance(0.6) ? 1 : 2) is not { } known || UnknownName() is not { } unknown) return null;
        var at = Random.Next(known.Count + 1);
        var texts = known.Select(part => part.Text).ToList();
        texts.Insert(at, unknown.Text);
        return new("list_unknown", SayList([.. texts]), [.. known.SelectMany(part => part.Items)])
        {
            IsPlural = true, UnknownAt = known.Take(at).Sum(part => part.Items.Length),
        };
    }

    // "Emma's, Tom's and Bea's radiators", "lock the shed and barn doors": names that end alike, the last word said once.
    private Reference? NounList()
    {
        if (Pivot() is not { } device || !device.Name.Contains(' ', StringComparison.Ordinal)) return null;
        var noun = device.Name[(device.Name.LastIndexOf(' ') + 1)..];
        if (char.IsAsciiDigit(noun[0]) || noun.EndsWith('s')) return null;
        var alike = Home.Devices.Where(other => other.Id.Domain == device.Id.Domain && IsCalled(other, noun)).ToList();
        if (alike.Count < 2) return null;
        var several = alike.OrderBy(_ => Random.Next()).Take(Random.Chance(0.55) ? 2 : 3).ToArray();
        var stems = several.Select(one => (Random.Chance(0.3) ? "the " : "") + one.Name[..^(noun.Length + 1)]).ToArray();
        var joint = Random.PickWeighted((5, ", "), (4, " "), (2, " and "));
        var said = string.Join(joint, stems[..^1]) + Random.PickWeighted((9, " and "), (0.5, " plus "), (0.5, " & ")) + stems[^1];
        var begin = several.Length == 2 ? Random.PickWeighted((8, ""), (4, "the "), (1, "both "), (1, "both the ")) : Random.Chance(0.3) ? "the " : "";
        var text = $"{begin}{said} {(Random.Chance(0.8) ? Pluralize(noun) : noun)}".Replace("the the ", "the ", StringComparison.OrdinalIgnoreCase);
        return new("noun_list", text, [.. several.Select(TargetItem.Of)]) { IsPlural = true };
    }

    private bool IsCalled(Device device, string noun)
    {
        if (!device.Name.EndsWith(" " + noun, StringComparison.OrdinalIgnoreCase) || Names.Exact(device.Name).Count != 1) return false;
        var stem = device.Name[..^(noun.Length + 1)];
        return Names.FindArea(stem) is null && Names.FindFloor(stem) is null && Names.Exact(stem).Count == 0;
    }

    private bool Overlap(Reference left, Reference right) =>
        left.Items.SelectMany(item => item.Devices(Home)).Intersect(right.Items.SelectMany(item => item.Devices(Home))).Any();

    private Reference? AreaList()
    {
        if (Pivot() is not { } device || Home.FindArea(device.AreaId) is not { } first) return null;
        var domain = DomainNames.Of(device);
        if (!IsBasic(domain)) return KindAreaList(domain, first);
        var others = Home.Areas.Where(area => area != first
            && Home.DevicesInArea(area.Id).Any(other => other.Id.Domain == domain.Name())).ToArray();
        if (others.Length == 0) return null;
        var second = Random.Pick(others);
        var items = new List<TargetItem> { TargetItem.InArea(first.Id, domain) };
        var (a, b) = (PlaceSpeech.Name(first, Random), PlaceSpeech.Name(second, Random));
        var theArea = PlaceSpeech.WithArticle(a, Random);
        if (others.Length > 1 && Random.Chance(0.35))
        {
            // Three in a row, with or without commas: "the pantry, boot room and kitchen lights".
            var third = Random.Pick(others.Where(area => area != second).ToArray());
            var more = (Random.Chance(0.5) ? ", " : " ") + PlaceSpeech.Name(third, Random);
            (a, theArea) = (a + more, theArea + more);
            items.Add(TargetItem.InArea(third.Id, domain));
        }

        items.Add(TargetItem.InArea(second.Id, domain));
        var text = SayTarget("area_list", ("area", a), ("area2", b), ("the_area", theArea),
            ("the_area2", PlaceSpeech.WithArticle(b, Random)),
            ("noun", NounFor(domain, many: true)), ("one", NounFor(domain, many: false)));
        return new("area_list", text, [.. items]) { IsPlural = true };
    }

    // "The nursery and study blinds", "the locks in the barn, the shed and the mill".
    private Reference? KindAreaList(Domains kind, Area first)
    {
        if (!HasNoun(kind) || (kind & Roving) != 0 || InRoom(first).Count == 0) return null;
        var others = Home.Areas.Where(area => area != first && InRoom(area).Count > 0).OrderBy(_ => Random.Next()).Take(Random.Chance(0.7) ? 1 : 2).ToArray();
        if (others.Length == 0) return null;
        Area[] areas = [first, .. others];
        var noun = NounFor(kind, many: true);
        var names = areas.Select(area => PlaceSpeech.Name(area, Random)).ToArray();
        for (var i = 0; i < areas.Length; i++)
        {
            if (Divides(noun, InRoom(areas[i])) || (InRoom(areas[i]).Count > 1 && Names.Exact(names[i] + " " + noun).Count > 0)) return null;
        }

        var more = areas.Length > 2 ? (Random.Chance(0.5) ? ", " : " ") + names[1] : "";
        var text = SayTarget("area_list", ("area", names[0] + more), ("area2", names[^1]),
            ("the_area", PlaceSpeech.WithArticle(names[0], Random) + more), ("the_area2", PlaceSpeech.WithArticle(names[^1], Random)),
            ("noun", noun), ("one", NounFor(kind, many: false)));
        return new("kind_area_list", text, [.. areas.Select(area => Together(InRoom(area), TargetItem.InArea(area.Id, Domains.None), isMany: true))])
        {
            IsPlural = true,
        };

        List<Device> InRoom(Area area) => OfKind(kind, device => device.AreaId == area.Id);
    }
}
