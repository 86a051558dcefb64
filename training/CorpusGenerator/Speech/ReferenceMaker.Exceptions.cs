using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.Grammar;

namespace HomeLLM.CorpusGenerator.Speech;

// "All lights but the kitchen's", "everything off except the fridge".
internal sealed partial class ReferenceMaker
{
    private bool IsExceptable => _order.Kind.IsPlainOrder() && _order.Kind is not (OrderKind.AddItem or OrderKind.Activate or OrderKind.Press);

    /// <summary>Many less a few.</summary>
    /// <param name="apart">Whether the template says what isn't meant at another place than all the rest.</param>
    /// <param name="others">Whether it says "the others" of the rest.</param>
    private Reference? Except(bool apart = false, bool others = false)
    {
        var all = Random.PickWeighted((IsPower ? 4 : 0.0, 0), (5, 1), (3, 2), (3, 3)) switch
        {
            0 => Everything(),
            1 => HomeNoun(twoParts: false),
            2 => AreaNoun(twoParts: false),
            _ => FloorNoun(twoParts: false),
        };
        if (all is not { Refusal: null, IsPlural: true, Items: [var item] } || item.MayBeOne) return null;
        var devices = item.Devices(Home).ToList();
        if (devices.Count < 2) return null;
        var isOneArea = devices.TrueForAll(device => device.AreaId == devices[0].AreaId);
        var excepted = new List<(string Text, TargetItem Item)>();
        var count = Random.Chance(0.82) ? 1 : 2;
        for (var tries = 0; excepted.Count < count && tries < 10; tries++)
        {
            var one = isOneArea || Random.Chance(0.6) ? ExceptedDevice(devices) : ExceptedArea(item, devices);
            if (one is { } found && !excepted.Exists(other => Touches(other.Item, found.Item))) excepted.Add(found);
        }

        if (excepted.Count < count) return null;
        var less = item with { Except = [.. excepted.Select(one => one.Item)] };
        if (!less.Devices(Home).Any()) return null;
        if (less.Instead is { } place) less = less with { Instead = place with { Except = less.Except } };
        var exceptions = string.Join(Random.PickWeighted((8, " and "), (1, " or "), (1, " and also ")), excepted.Select(one => one.Text));
        var kind = "except_" + (item.Kind == CallTargetKind.Device ? "kind" : all.Kind);
        if (apart)
        {
            if ((others ? Others(all.Text) : all.Text) is not { } rest) return null;
            return new(kind, "", [less]) { Noun = rest, Where = exceptions, IsPlural = true };
        }

        var text = SayTarget("except", ("all", all.Text), ("exc", exceptions));
        return new(kind, text, [less]) { IsPlural = true };
    }

    // "All the lights" after one of them was named: "all the other lights".
    private static string? Others(string all)
    {
        foreach (var (begin, other) in (ReadOnlySpan<(string, string)>)
            [("everything", "everything else"), ("all of the ", "all of the other "), ("all the ", "all the other "), ("all my ", "all my other "),
                ("every ", "every other "), ("all ", "all other "), ("the ", "the other ")])
        {
            if (all.StartsWith(begin, StringComparison.Ordinal)) return other + all[begin.Length..];
        }

        return null;
    }

    private bool Touches(TargetItem left, TargetItem right) => left.Devices(Home).Intersect(right.Devices(Home)).Any();

    private (string Text, TargetItem Item)? ExceptedDevice(List<DeviceRegistry.Device> devices)
    {
        var device = Random.Pick(devices);
        var name = device.Aliases.Length > 0 && Random.Chance(0.3) ? Random.Pick(device.Aliases) : device.Name;
        if (OfExactName("name", SayTarget("name", ("name", name)), name) is not { Refusal: null } named) return null;
        return named.Items[0].Own is [var only] && only == device ? (named.Text, TargetItem.Of(device)) : null;
    }

    private (string Text, TargetItem Item)? ExceptedArea(TargetItem all, List<DeviceRegistry.Device> devices)
    {
        if (Home.FindArea(Random.Pick(devices).AreaId) is not { } area) return null;
        var name = PlaceSpeech.Name(area, Random);
        if (Names.Exact(name).Count > 0 || Names.FindArea(name) != area) return null;
        var the = PlaceSpeech.WithArticle(name, Random);
        var isBasic = DomainNames.Each.Contains(all.Domains);
        var text = Random.Next(10) switch
        {
            < 4 => the,
            < 6 => name.EndsWith('s') ? the : the + "'s",
            < 7 => "the ones " + PlaceSpeech.InPlace(name, Random),
            < 8 => PlaceSpeech.InPlace(name, Random),
            _ when isBasic => $"{the} {NounFor(all.Domains, many: true)}",
            _ => the,
        };
        if (Names.Exact(text).Count > 0) return null;
        return (text, TargetItem.InArea(area.Id, all.Domains));
    }
}
