using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.CorpusGenerator.Speech;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.CorpusGenerator.Examples;

// What only the last order explains: "make it brighter", "and the fan too", "no, the other one".
internal sealed partial class ExampleMaker
{
    private const Domains Everywhere = Domains.Basic | Domains.Cover | Domains.Lock | Domains.Climate | Domains.MediaPlayer;

    private static readonly CallResolver Resolver = new(ServiceCatalogue.Default);

    /// <summary>"Turn it off": the last thing; where there was none, nobody knows what is meant.</summary>
    private Utterance? AboutIt(Scene scene, Intent intent, bool heldOut)
    {
        var skeleton = _phrasebook.PickSkeleton(intent, scene.Random, heldOut);
        var isUnclear = intent.Kind.IsPower() && scene.Random.Chance(0.15);
        if (Remember(scene) is not { } earlier || earlier.Order.Kind == OrderKind.AddItem) return null;
        var reference = new Reference("earlier_it", "", [earlier.Target]) { IsPlural = earlier.Target.Own.Length > 1 };
        if (_clauses.SayOf(scene, intent.Order, skeleton, reference) is not { } clause) return null;
        if (isUnclear) return new(clause.Text, Truth.Refuse(RefusalReason.Ambiguous), intent.Kind.Snake() + "/it_unknown", Manner.Order);
        scene.Earlier = earlier;
        return new(clause.Text, clause.Truth, intent.Kind.Snake() + "/earlier_it", Manner.Order);
    }

    private Utterance? FollowUp(Scene scene, Intent intent, bool heldOut)
    {
        var skeleton = _phrasebook.PickSkeleton(intent, scene.Random, heldOut);
        var kind = intent.Kind.Snake();
        if (intent.Kind == OrderKind.FollowOther)
        {
            if (PairOf(scene) is not var (one, other) || RememberOf(scene, one) is not { } last) return null;
            if (OrderResolver.Resolve(scene.Home, last.Order, TargetItem.Of(other)) is not { Refusal: null } truth) return null;
            scene.Earlier = last;
            return new(skeleton, truth, kind + "/other", Manner.Remark);
        }

        if (Remember(scene) is not { } earlier || earlier.Order.Kind.IsRelative()) return null;
        scene.Earlier = earlier;
        var domains = SameKindOf(earlier, isPlace: intent.Kind == OrderKind.FollowPlace);
        if (domains == Domains.None || _clauses.Say(scene, earlier.Order, skeleton, domains, "") is not { Reference: { } reference } clause) return null;
        if (clause.Truth.Refusal is RefusalReason.Unsupported) return null;
        return reference.Items.Any(item => item.Devices(scene.Home).Intersect(earlier.Target.Own).Any()) ? null
            : new(clause.Text, clause.Truth, $"{kind}/{reference.Kind}", Manner.Remark);
    }

    // Of what the last order can be said again: on and off of whatever has a switch, anything else of its own kind.
    private static Domains SameKindOf(Earlier earlier, bool isPlace)
    {
        var own = DomainNames.Of(earlier.Target.Own[0]);
        if (isPlace) return own & Everywhere;
        if (earlier.Order.Kind is OrderKind.On or OrderKind.Off) return (own & Domains.Power) == 0 ? Domains.None : Domains.Power;
        if ((own & Domains.Cover) != 0) return Domains.Cover;
        return (own & Domains.MediaPlayer) != 0 ? Domains.MediaPlayer : own;
    }

    // Two that one would tell apart as "this" and "the other one": the only two of a domain in a room.
    private static (Device One, Device Other)? PairOf(Scene scene)
    {
        var pairs = scene.Home.Devices
            .Where(device => device.AreaId is not null && (DomainNames.Of(device) & Domains.All & ~(Domains.Scene | Domains.Script | Domains.Todo)) != 0)
            .GroupBy(device => (device.AreaId, device.Id.Domain)).Where(group => group.Count() == 2).Select(group => group.ToArray()).ToArray();
        if (pairs.Length == 0) return null;
        var pair = scene.Random.Pick(pairs);
        var first = scene.Random.Next(2);
        return (pair[first], pair[1 - first]);
    }

    private Earlier? RememberOf(Scene scene, Device device)
    {
        for (var tries = 0; tries < 30; tries++)
        {
            var intent = _phrasebook.PickOrder(scene.Random, heldOut: false);
            if ((intent.Domains & DomainNames.Of(device)) == 0 || intent.Kind.IsRelative() || _clauses.Think(scene, intent) is not { } order) continue;
            if (ToEarlier(scene, order, OrderResolver.Resolve(scene.Home, order, TargetItem.Of(device))) is { } earlier) return earlier;
        }

        return null;
    }

    /// <summary>Something that was ordered just before: one call for devices, with nothing excepted.</summary>
    private Earlier? Remember(Scene scene)
    {
        var area = scene.SpeakerArea;
        var clause = _clauses.MakeActing(scene, heldOut: false);
        scene.SpeakerArea = area;
        return clause is null ? null : ToEarlier(scene, clause.Order, clause.Truth);
    }

    private static Earlier? ToEarlier(Scene scene, Order order, Truth truth)
    {
        if (truth is not { Refusal: null, Calls: [{ Target: { Except.IsEmpty: true } target } call] }) return null;
        if (ServiceCatalogue.Default.Find(call.Service) is not { } definition) return null;
        var devices = target.Devices(scene.Home).Where(device => OrderResolver.Fits(definition, call.Data, device)).ToArray();
        if (devices.Length is 0 or > 8) return null;
        var scope = new CallScope(scene.Home, [new ScopedDevice("#1", [.. devices])], [], [], AllowHome: false)
        {
            SpokenWords = [.. UtteranceNormalizer.Split(order.Item ?? "")],
        };
        if (Resolver.Resolve(new CallLine(call.Service, CallTarget.Device("#1"), call.Data), scope).Calls is not [var made]) return null;
        var meant = TargetItem.Of(devices);
        return new(order, meant, new History(made, made.EntityIds));
    }
}
