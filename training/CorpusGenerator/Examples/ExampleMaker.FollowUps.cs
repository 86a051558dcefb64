using System.Collections.Immutable;
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

    private static readonly string[] Questions = ["query.list", "query.list", "query.state", "query.any", "query.all"];

    private static readonly CallResolver Resolver = new(ServiceCatalogue.Default);

    /// <summary>"Turn it off": the last thing; where there was none, nobody knows what is meant.</summary>
    private Utterance? AboutIt(Scene scene, Intent intent, bool heldOut)
    {
        var skeleton = _phrasebook.PickSkeleton(intent, scene.Random, heldOut);
        // "Change it to green", said where nothing was talked about and nobody knows where: which one is meant?
        var isUnclear = (intent.Kind.IsPower() || (IsOfLight(intent.Kind) && scene.SpeakerArea is null)) && scene.Random.Chance(0.15);
        if (Remember(scene) is not { } earlier || earlier.Order.Kind == OrderKind.AddItem) return null;
        var reference = new Reference("earlier_it", "", [earlier.Target]) { IsPlural = earlier.Target.Own.Length > 1 };
        if (_clauses.SayOf(scene, intent.Order, skeleton, reference) is not { } clause) return null;
        if (isUnclear) return new(clause.Text, Truth.Refuse(RefusalReason.Ambiguous), intent.Kind.Snake() + "/it_unknown", Manner.Order);
        scene.Earlier = scene.Random.Chance(0.2) ? AfterQuestion(scene, earlier) : earlier;
        return new(clause.Text, clause.Truth, intent.Kind.Snake() + "/earlier_it", Manner.Order);
    }

    private static bool IsOfLight(OrderKind kind) =>
        kind is OrderKind.Color or OrderKind.ColorAt or OrderKind.Brightness or OrderKind.Brighter or OrderKind.Dimmer or OrderKind.Temperature;

    // "Which lights are on?" "Turn them off."
    private static Earlier AfterQuestion(Scene scene, Earlier earlier) =>
        earlier with { History = earlier.History with { Call = new ServiceCall(scene.Random.Pick(Questions), earlier.History.Devices, []) } };

    private Utterance? FollowUp(Scene scene, Intent intent, bool heldOut)
    {
        var skeleton = _phrasebook.PickSkeleton(intent, scene.Random, heldOut);
        var kind = intent.Kind.Snake();
        switch (intent.Kind)
        {
            case OrderKind.FollowValue:
                return OtherValue(scene, skeleton, kind);
            case OrderKind.FollowAsk:
                return AskedAgain(scene, skeleton, kind);
            case OrderKind.FollowResume:
                return Resumed(scene, skeleton, kind);
            case OrderKind.FollowDegrees:
                return MoreDegrees(scene, skeleton, isLess: intent.Order.Is == "less", kind);
        }

        if (intent.Kind is OrderKind.FollowOther or OrderKind.FollowAgain or OrderKind.FollowMore or OrderKind.FollowLess && scene.Random.Chance(0.08))
        {
            // Nothing was said before.
            if (skeleton.Contains('{', StringComparison.Ordinal)) return null;
            return new(skeleton, Truth.Refuse(RefusalReason.NotACommand), kind + "/nothing", Manner.Remark);
        }

        if (intent.Kind is OrderKind.FollowAgain or OrderKind.FollowMore or OrderKind.FollowLess) return Again(scene, intent.Kind, skeleton);
        if (intent.Kind == OrderKind.FollowOther)
        {
            if (PairOf(scene) is not var (one, other) || WhichOf(skeleton, one, other) is not { } said || RememberOf(scene, one) is not { } last) return null;
            if (OrderResolver.Resolve(scene.Home, last.Order, TargetItem.Of(other)) is not { Refusal: null } truth) return null;
            scene.Earlier = last;
            return new(said, truth, kind + "/other", Manner.Remark);
        }

        if (Remember(scene) is not { } earlier || earlier.Order.Kind.IsSingular()) return null;
        scene.Earlier = earlier;
        var domains = SameKindOf(earlier, isPlace: intent.Kind == OrderKind.FollowPlace);
        if (domains == Domains.None || _clauses.Say(scene, earlier.Order, skeleton, domains, "") is not { Reference: { } reference } clause) return null;
        if (clause.Truth.Refusal is RefusalReason.Unsupported) return null;
        return reference.Items.Any(item => item.Devices(scene.Home).Intersect(earlier.Target.Own).Any()) ? null
            : new(clause.Text, clause.Truth, $"{kind}/{reference.Kind}", Manner.Remark);
    }

    /// <summary>"The right one": the other by the word that tells the two apart; null where none does.</summary>
    private static string? WhichOf(string skeleton, Device one, Device other)
    {
        if (!Slots.Has(skeleton, "v")) return skeleton;
        var known = HomeNames.Words(one.Name);
        var own = other.Name.Split(' ').Where(word => !known.Contains(HomeNames.Key(word)) && HomeNames.Key(word).Length > 0).ToArray();
        if (own is not [var which] || Lexicon.DomainOf(which.ToLowerInvariant()) is not null) return null;
        if (which.EndsWith("'s", StringComparison.Ordinal)) skeleton = skeleton.Replace("the {v} one", "{v}", StringComparison.Ordinal);
        return Slots.PutAll(skeleton, "v", which);
    }

    /// <summary>"What about the bedroom" after a question: the same is asked there.</summary>
    private Utterance? AskedAgain(Scene scene, string skeleton, string kind)
    {
        var asked = _phrasebook.PickQuestion(scene.Random);
        var area = scene.SpeakerArea;
        var question = _clauses.Say(scene, asked.Order, _phrasebook.PickSkeleton(asked, scene.Random, heldOut: false), asked.Domains, "");
        scene.SpeakerArea = area;
        if (question is not { Truth: { Refusal: null, Calls: [{ Target: { } target } call] } }) return null;
        var told = target.Devices(scene.Home).ToArray();
        // A room has a temperature, but no reading and no position.
        var isOfPlace = asked.Kind == OrderKind.AskState || asked.Order.Quantity is "temperature" or "humidity" or "air_quality" or "illuminance" or "brightness" or "power" or "energy";
        if (told.Length is 0 or > 4 || (!isOfPlace && !Slots.Has(skeleton, "t"))) return null;
        var ids = told.Select(device => device.Id).ToImmutableArray();
        scene.Earlier = new(question.Order, TargetItem.Of(told), new History(new ServiceCall(call.Service, ids, call.Data), ids));
        var domains = Slots.Has(skeleton, "t") ? asked.Domains : asked.Domains & DomainNames.Of(told[0]);
        if (_clauses.Say(scene, question.Order, skeleton, domains, "") is not { Truth.Refusal: null, Reference: { } reference } clause) return null;
        return reference.Items.Any(item => item.Devices(scene.Home).Intersect(told).Any()) ? null
            : new(clause.Text, clause.Truth, $"{kind}/{reference.Kind}", Manner.Remark);
    }

    /// <summary>"Carry on" after a pause.</summary>
    private Utterance? Resumed(Scene scene, string skeleton, string kind)
    {
        if (Remember(scene, one => one is OrderKind.Pause or OrderKind.PauseCleaning) is not { } earlier) return null;
        var order = new Order(earlier.Order.Kind == OrderKind.Pause ? OrderKind.Play : OrderKind.Clean);
        if (OrderResolver.Resolve(scene.Home, order, earlier.Target) is not { Refusal: null } truth) return null;
        scene.Earlier = earlier;
        return new(skeleton, truth, kind + "/earlier", Manner.Remark);
    }

    /// <summary>"Half a degree more", on from the last one.</summary>
    private Utterance? MoreDegrees(Scene scene, string skeleton, bool isLess, string kind)
    {
        // "Two degrees less", said after "cooler", is anyone's guess.
        if (Remember(scene, one => one is OrderKind.Warmer or OrderKind.SetTemperature || (one == OrderKind.Cooler && !isLess)) is not { } earlier) return null;
        var isWarmer = earlier.Order.Kind != OrderKind.Cooler && !isLess;
        if (_values.Fill("ndeg", new Order(isWarmer ? OrderKind.Warmer : OrderKind.Cooler), Domains.Climate, scene.Home, scene.Random) is not { } filled) return null;
        if (OrderResolver.Resolve(scene.Home, filled.Order, earlier.Target) is not { Refusal: null } truth) return null;
        scene.Earlier = earlier;
        return new(Slots.PutAll(skeleton, "ndeg", filled.Said), truth, kind + "/earlier", Manner.Remark);
    }

    /// <summary>The last order once more, or the last step back.</summary>
    private Utterance? Again(Scene scene, OrderKind kind, string skeleton)
    {
        var isAny = kind == OrderKind.FollowAgain;
        var last = !isAny ? Remember(scene, one => one.Opposite() is not null)
            : scene.Random.Chance(0.35) ? Remember(scene) : Remember(scene, OrderKinds.IsStep);
        if (last is not { } earlier || earlier.Order.Kind == OrderKind.AddItem) return null;
        var order = kind == OrderKind.FollowLess ? earlier.Order with { Kind = earlier.Order.Kind.Opposite()!.Value } : earlier.Order;
        if (OrderResolver.Resolve(scene.Home, order, earlier.Target) is not { Refusal: null } truth) return null;
        scene.Earlier = earlier;
        return new(skeleton, truth, kind.Snake() + "/earlier", Manner.Remark);
    }

    /// <summary>"Make that 30": the last order with another value.</summary>
    private Utterance? OtherValue(Scene scene, string skeleton, string kind)
    {
        if (Remember(scene, one => ValueOf(one) is not null) is not { } earlier || earlier.Order is { PercentIsForLights: true } or { SpeedWord: not null }) return null;
        if (_values.Fill(ValueOf(earlier.Order.Kind)!, earlier.Order, earlier.Target.Domains, scene.Home, scene.Random) is not { } filled) return null;
        if (filled.Order == earlier.Order || OrderResolver.Resolve(scene.Home, filled.Order, earlier.Target) is not { Refusal: null } truth) return null;
        scene.Earlier = earlier;
        return new(Slots.PutAll(skeleton, "v", filled.Said), truth, kind + "/earlier", Manner.Remark);
    }

    private static string? ValueOf(OrderKind kind) => kind switch
    {
        OrderKind.Set or OrderKind.OnAt or OrderKind.Brightness or OrderKind.Position or OrderKind.Volume => "p",
        OrderKind.SetTemperature => "temp",
        OrderKind.Color => "c",
        OrderKind.Temperature => "k",
        OrderKind.Humidity => "hum",
        OrderKind.Source => "src",
        OrderKind.Preset => "m",
        OrderKind.Hvac => "hvac",
        _ => null,
    };

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
        for (var tries = 0; tries < 30 && _phrasebook.HasOrders; tries++)
        {
            var intent = _phrasebook.PickOrder(scene.Random, heldOut: false);
            if ((intent.Domains & DomainNames.Of(device)) == 0 || intent.Kind.IsSingular() || _clauses.Think(scene, intent) is not { } order) continue;
            if (ToEarlier(scene, order, OrderResolver.Resolve(scene.Home, order, TargetItem.Of(device))) is { } earlier) return earlier;
        }

        return null;
    }

    /// <summary>Something that was ordered just before: one call for devices, with nothing excepted.</summary>
    private Earlier? Remember(Scene scene, Func<OrderKind, bool>? suits = null)
    {
        if (!_phrasebook.HasOrders) return null;
        var area = scene.SpeakerArea;
        var clause = suits is null ? _clauses.MakeActing(scene, heldOut: false) : _clauses.MakeActing(scene, suits);
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
