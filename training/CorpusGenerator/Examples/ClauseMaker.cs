using System.Text.RegularExpressions;
using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.CorpusGenerator.Speech;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.CorpusGenerator.Examples;

/// <summary>Says one order.</summary>
internal sealed partial class ClauseMaker
{
    private const string Qualities = "brightness|speed|color|colour|direction|mode|intensity|level";

    private readonly Phrasebook _phrasebook;
    private readonly ValueSpeech _values;
    private readonly Slips _slips;

    /// <summary>Makes clauses of a language.</summary>
    public ClauseMaker(Phrasebook phrasebook, ValueSpeech values, Slips slips)
    {
        _phrasebook = phrasebook;
        _values = values;
        _slips = slips;
    }

    /// <summary>One order that acts, fit to stand beside others.</summary>
    public Clause? MakeActing(Scene scene, bool heldOut)
    {
        var intent = _phrasebook.PickOrder(scene.Random, heldOut);
        return Acting(Say(scene, intent.Order, _phrasebook.PickSkeleton(intent, scene.Random, heldOut), intent.Domains, ""));
    }

    /// <summary>One order of certain kinds that acts.</summary>
    public Clause? MakeActing(Scene scene, Func<OrderKind, bool> suits) => _phrasebook.PickOrder(suits, scene.Random) is { } intent
        ? Acting(Say(scene, intent.Order, _phrasebook.PickSkeleton(intent, scene.Random, heldOut: false), intent.Domains, "")) : null;

    /// <summary>An order that can't be done, fit to stand beside others: its call is the line that says why.</summary>
    public Clause? MakeImpossible(Scene scene)
    {
        for (var tries = 0; tries < 12; tries++)
        {
            var intent = _phrasebook.PickOrder(scene.Random, heldOut: false);
            var skeleton = _phrasebook.PickSkeleton(intent, scene.Random, heldOut: false);
            if (Say(scene, intent.Order, skeleton, intent.Domains, "") is not { Truth.Refusal: { } reason, Reference: { Text.Length: > 0, Named: null } } clause) continue;
            if (reason is RefusalReason.NoSuchDevice or RefusalReason.Unsupported) return clause with { Truth = new([TrueCall.Refuse(reason)], null) };
        }

        return null;
    }

    /// <summary>An order to turn something on, fit to be followed by how it shall be.</summary>
    public Clause? MakeOn(Scene scene)
    {
        if (!_phrasebook.Says(OrderKind.On)) return null;
        var intent = _phrasebook.PickIntent(OrderKind.On, scene.Random);
        return Acting(Say(scene, intent.Order, _phrasebook.PickSkeleton(intent, scene.Random, heldOut: false), intent.Domains, ""));
    }

    /// <summary>Says a skeleton: fills its values, then its target.</summary>
    /// <param name="scene">Where.</param>
    /// <param name="order">What is ordered, its values still open.</param>
    /// <param name="skeleton">The expanded template.</param>
    /// <param name="domains">The domains that it speaks of.</param>
    /// <param name="suffix">Which slots: empty, or 2 for the second order of a pair.</param>
    public Clause? Say(Scene scene, Order order, string skeleton, Domains domains, string suffix)
    {
        if (FillValues(scene, ref order, skeleton, domains, suffix) is not { } text) return null;
        while (Slots.Has(text, "q")) text = Slots.Put(text, "q", ExampleMaker.Somebody(scene.Random));
        if (order.Kind.HasNoTarget()) return new(text, order, null, new([TrueCall.WithoutTarget(order.Kind)], null));
        if (order.Kind.IsOffer()) return Slots.Has(text, "t") ? OfferOf(scene, order, domains, text) : Offer(scene, order, text);
        var isBarePlace = Slots.Has(text, "the_area");
        if (isBarePlace) text = Slots.Put(text, "the_area", "{w}");
        var hasTarget = Slots.Has(text, "t" + suffix);
        var style = hasTarget ? ReferenceStyle.Phrase
            : Slots.Has(text, "exc") ? (Slots.Has(text, "rest") ? ReferenceStyle.OthersAndException : ReferenceStyle.AllAndException)
            : suffix.Length > 0 ? ReferenceStyle.Place
            : Slots.Has(text, "n") ? (Slots.Has(text, "w") ? ReferenceStyle.NounAndPlace : ReferenceStyle.Noun)
            : Slots.Has(text, "w" + suffix) ? ReferenceStyle.Place : ReferenceStyle.Unsaid;
        if (style is ReferenceStyle.Place or ReferenceStyle.Unsaid) domains &= order.Domains;
        // A value that only lights or only fans know is no reason to refuse: the phrase would be odd.
        if (order.PercentIsForLights) domains &= Domains.Light;
        if (order.SpeedWord is not null) domains &= Domains.Fan;
        if (domains == Domains.None) return null;
        for (var tries = 0; tries < 6; tries++)
        {
            if (Refer(scene, order, domains, style, text) is not { } reference) continue;
            // "Is every socket off" asks about all of them, however it begins.
            var meant = order is { Kind: OrderKind.AskState, Is: not null } && AllWords().IsMatch(reference.Text + " " + reference.Noun)
                ? order with { Kind = OrderKind.AskAll } : order;
            if (TruthOf(scene, meant, reference) is not { } truth) continue;
            if ((isBarePlace ? BarePlace(reference.Where) : reference.Where) is not { } where) continue;
            // Said twice, it is the same both times: "open the blind the blind".
            var said = Slots.PutAll(Slots.PutAll(Slots.PutAll(text, "t" + suffix, reference.Text), "n", reference.Noun), "w" + suffix,
                where);
            said = Slots.PutAll(Slots.PutAll(Slots.PutAll(said, "all", reference.Noun), "rest", reference.Noun), "exc", where);
            said = Blanks.Single(said).Replace("the all the ", "all the ", StringComparison.OrdinalIgnoreCase);
            return new(said, meant, reference, truth);
        }

        return null;
    }

    [GeneratedRegex("\\b(all|every|each|both)\\b")]
    private static partial Regex AllWords();

    // "Is the bathroom free", "and the bedroom ones": the place without its preposition; null where it has none.
    private static string? BarePlace(string where) => Preposition().IsMatch(where) ? Preposition().Replace(where, "") : null;

    [GeneratedRegex("^(over in|in|at|inside|of|from|on) ")]
    private static partial Regex Preposition();

    private Reference? Refer(Scene scene, Order order, Domains domains, ReferenceStyle style, string text)
    {
        var maker = new ReferenceMaker(scene, order, domains, _slips);
        if (order.Kind.IsAboutMany()) return maker.MakeMany(Slots.Has(text, "w"));
        // Where nothing is named, what was talked about is meant.
        if (style == ReferenceStyle.Unsaid && scene.Earlier is { } earlier && !NamesAKind(text))
        {
            if ((earlier.Target.Domains & ~domains) != 0) return null;
            return OrderResolver.Resolve(scene.Home, order, earlier.Target).Refusal is null
                ? new("earlier_unsaid", "", [earlier.Target]) { IsPlural = earlier.Target.Own.Length > 1 } : null;
        }

        if (order.Kind == OrderKind.AskState && style == ReferenceStyle.Unsaid) return null;
        if (order.Kind == OrderKind.AskValue && style is ReferenceStyle.Place or ReferenceStyle.Unsaid)
        {
            return maker.MakeMeasured(style == ReferenceStyle.Place);
        }

        return maker.Make(style);
    }

    // "Lights please" says what is meant, although no slot does; "make it brighter" doesn't.
    private static bool NamesAKind(string text)
    {
        var words = UtteranceNormalizer.Split(text);
        return !words.Exists(Lexicon.Pronouns.Contains) && words.Exists(word => Lexicon.DomainOf(word) is not null || Lexicon.KindOf(word) is not null);
    }

    /// <summary>A wish that one may help with: by what there is in the speaker's area.</summary>
    private static Clause? Offer(Scene scene, Order order, string text)
    {
        // "The light is so bright" with a label on the light is another wish.
        var nothing = new Clause(text, order, null, Truth.Refuse(RefusalReason.NotACommand) with { NeedsNothing = true });
        Domains[] choices = order.Kind switch
        {
            OrderKind.OfferDark or OrderKind.OfferBright => [Domains.Light],
            OrderKind.OfferCold => [Domains.Climate],
            OrderKind.OfferWarm => [Domains.Fan, Domains.Climate],
            _ => [Domains.MediaPlayer],
        };
        var helping = scene.Home.Devices.Where(device => device.AreaId is not null && choices.Any(domains => (DomainNames.Of(device) & domains) != 0)).ToArray();
        if (helping.Length > 0 && scene.Random.Chance(0.75)) scene.SpeakerArea = scene.Random.Pick(helping).AreaId;
        if (scene.SpeakerArea is not { } here) return nothing;
        foreach (var domains in choices)
        {
            var truth = OrderResolver.Resolve(scene.Home, order, TargetItem.InArea(here, domains));
            if (truth.Refusal is null) return new(text, order, null, truth with { Calls = [.. truth.Calls.Select(call => call with { IsOffer = true })] });
        }

        return nothing;
    }

    /// <summary>A wish that names what it is about: "i can't hear the kitchen radio".</summary>
    private Clause? OfferOf(Scene scene, Order order, Domains domains, string text)
    {
        if (Refer(scene, order, domains, ReferenceStyle.Phrase, text) is not { Refusal: null } reference) return null;
        if (TruthOf(scene, order, reference) is not { Refusal: null } truth) return null;
        return new(Blanks.Single(Slots.PutAll(text, "t", reference.Text)), order, reference,
            truth with { Calls = [.. truth.Calls.Select(call => call with { IsOffer = true })] });
    }

    /// <summary>Says a skeleton with a pronoun for what was just named.</summary>
    public Clause? SayOf(Scene scene, Order order, string skeleton, Reference reference)
    {
        if (!Slots.Has(skeleton, "t") || Slots.Has(skeleton, "n") || Slots.Has(skeleton, "w")) return null;
        if (FillValues(scene, ref order, skeleton, DomainsOf(reference), "") is not { } text
            || TruthOf(scene, order, reference) is not { Refusal: null } truth) return null;
        var pronoun = Pronoun(scene.Random, reference, text);
        var said = Particle().Replace(Blanks.Single(Slots.PutAll(text, "t", pronoun)), "${it} ${particle}");
        return new(Possessive().Replace(said, match => (match.Groups["them"].Success ? "their " : "its ") + match.Groups["what"].Value),
            order, reference, truth);
    }

    private static string Pronoun(Random random, Reference reference, string text)
    {
        // Of what an earlier utterance named, people say more than "it"; but no "brightness of that one".
        if (reference.Kind != "earlier_it" || Quality().IsMatch(text)) return reference.IsPlural && random.Chance(0.85) ? "them" : "it";
        if (!reference.IsPlural) return random.PickWeighted((15, "it"), (2.5, "that"), (1.4, "that one"), (1, "this one"), (0.6, "this"));
        var pair = reference.Items is [{ Own.Length: 2 }] ? 2.0 : 0;
        return random.PickWeighted((14, "them"), (1.5, "it"), (1.5, "those"), (0.8, "all of them"), (0.5, "these"), (pair, "both"), (pair, "both of them"));
    }

    [GeneratedRegex("\\b(" + Qualities + ")\\b")]
    private static partial Regex Quality();

    // "Turn down it": people say "turn it down".
    [GeneratedRegex("\\b(?<particle>up|down|on|off) (?<it>it|them)\\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Particle();

    // "The brightness of it", "it brightness": people say "its brightness".
    [GeneratedRegex(
        "(?:(?:the )?(?<what>" + Qualities + ") (?:of|on|for|in) (?:it|(?<them>them))|(?:it|(?<them>them)) (?<what>" + Qualities + "))\\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Possessive();

    private static Domains DomainsOf(Reference reference) => reference.Items.Aggregate(Domains.None, (all, item) => all | item.Domains);

    /// <summary>An order with values, whatever the words; null where the home has none of the kind.</summary>
    public Order? Think(Scene scene, Intent intent)
    {
        var order = intent.Order;
        return FillValues(scene, ref order, _phrasebook.PickSkeleton(intent, scene.Random, heldOut: false), intent.Domains, "") is null ? null : order;
    }

    private string? FillValues(Scene scene, ref Order order, string skeleton, Domains domains, string suffix)
    {
        var text = skeleton;
        if (order.Kind == OrderKind.AddItem)
        {
            var (said, item) = _values.Item(scene.Random, scene.HasHeldOutNames, isJob: Slots.Has(text, "job"));
            order = order with { Item = item };
            text = Slots.Put(Slots.Put(text, "job", said), "item", said);
            foreach (var slot in (ReadOnlySpan<string>)["item2", "item3", "item4"])
            {
                if (!Slots.Has(text, slot)) continue;
                var (second, other) = _values.Item(scene.Random, scene.HasHeldOutNames, isJob: false);
                if (item == other || order.MoreItems.Contains(other)) return null;
                order = order with { MoreItems = order.MoreItems.Add(other) };
                text = Slots.Put(text, slot, second);
            }
        }

        foreach (var slot in Slots.Values)
        {
            if (!Slots.Has(text, slot + suffix)) continue;
            if (_values.Fill(slot, order, domains, scene.Home, scene.Random) is not { } filled) return null;
            order = filled.Order;
            text = Slots.Put(text, slot + suffix, filled.Said);
        }

        // "Full blast", "full throttle": a template that says the speed itself.
        if (order is { Kind: OrderKind.Speed or OrderKind.OnAtSpeed, Percent: null })
        {
            order = order with { Percent = 100, SpeedWord = "full" };
        }

        // "As loud as it goes".
        if (order is { Kind: OrderKind.Volume, Percent: null }) order = order with { Percent = 100 };
        return text;
    }

    private static Clause? Acting(Clause? clause) => clause is { Truth.Refusal: null } ? clause : null;

    // The prompt tells no device's range: where most take the value and just this one doesn't, nobody can know.
    private static bool IsOnlyBeyondRange(Scene scene, Order order, Reference reference)
    {
        var devices = reference.Items.SelectMany(item => item.Devices(scene.Home));
        return (order.Kelvin is >= 2000 and <= 6500 && devices.Any(device => device.Capabilities.Has(Capability.ColorTemperature)))
            || (order is { Kind: OrderKind.Humidity, Percent: >= 30 and <= 80 } && devices.Any(device => device.Id.Domain == "humidifier"));
    }

    private static Truth? TruthOf(Scene scene, Order order, Reference reference)
    {
        if (reference.Refusal is { } refusal)
        {
            var unclearAnyhow = order.Kind == OrderKind.Unsupported && refusal is RefusalReason.Ambiguous;
            return Truth.Refuse(unclearAnyhow ? RefusalReason.Unsupported : refusal) with
            {
                NeedsChoice = reference.NeedsChoice && !unclearAnyhow,
                NeedsNothing = refusal == RefusalReason.NoSuchDevice && !reference.IsPlaceMissing,
                NeedsNoPlace = reference.IsPlaceMissing,
                NeedsShown = reference.Named,
            };
        }

        var truths = reference.Items.Select(item => OrderResolver.Resolve(scene.Home, order, item)).ToList();
        if (reference.UnknownAt is { } at) truths.Insert(at, new([TrueCall.Refuse(RefusalReason.NoSuchDevice)], null));
        if (truths.All(truth => truth.Refusal is null))
        {
            return new([.. truths.SelectMany(truth => truth.Calls)], null) { IsUnordered = reference.Kind == "names" };
        }

        if (IsOnlyBeyondRange(scene, order, reference)) return null;
        // All of them can't: that is why.
        if (truths.TrueForAll(truth => truth.Refusal is not null)) return reference.UnknownAt is null ? truths[0] : null;
        // Some of those in a list can't: that is said, and the rest is done. Of a place it can't be seen in the prompt.
        if (reference.Kind is not ("list" or "noun_list")) return null;
        var isShown = truths.Zip(reference.Items)
            .All(one => one.First.Refusal is null || (one is { First.Refusal: RefusalReason.Unsupported, Second: { Kind: CallTargetKind.Device, Instead: null, Own.Length: 1 } }));
        if (!isShown) return null;
        return new([.. truths.SelectMany(truth => truth.Refusal is { } reason ? [TrueCall.Refuse(reason)] : truth.Calls)], null);
    }
}
