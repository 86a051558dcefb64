using System.Text.RegularExpressions;
using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.CorpusGenerator.Speech;
using HomeLLM.Grammar;

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
        var intent = _phrasebook.PickIntent(scene.Random, heldOut);
        if (intent.Kind is OrderKind.Chatter or OrderKind.Other or OrderKind.Unsupported) return null;
        return Acting(Say(scene, new Order(intent.Kind), _phrasebook.PickSkeleton(intent, scene.Random, heldOut), intent.Domains, ""));
    }

    /// <summary>An order to turn something on, fit to be followed by how it shall be.</summary>
    public Clause? MakeOn(Scene scene)
    {
        var intent = _phrasebook.PickIntent(OrderKind.On, scene.Random);
        return Acting(Say(scene, new Order(OrderKind.On), _phrasebook.PickSkeleton(intent, scene.Random, heldOut: false), intent.Domains, ""));
    }

    /// <summary>Says a skeleton: fills its values, then its target.</summary>
    /// <param name="scene">Where.</param>
    /// <param name="order">What is ordered, its values still open.</param>
    /// <param name="skeleton">The expanded template.</param>
    /// <param name="domains">The domains that it speaks of.</param>
    /// <param name="suffix">Which slots: empty, or 2 for the second order of a pair.</param>
    public Clause? Say(Scene scene, Order order, string skeleton, Domains domains, string suffix)
    {
        if (FillValues(scene, ref order, skeleton, suffix) is not { } text) return null;
        var hasTarget = Slots.Has(text, "t" + suffix);
        var style = hasTarget ? ReferenceStyle.Phrase
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
            if (new ReferenceMaker(scene, order, domains, _slips).Make(style) is not { } reference) continue;
            if (TruthOf(scene, order, reference) is not { } truth) continue;
            var said = Slots.Put(Slots.Put(Slots.Put(text, "t" + suffix, reference.Text), "n", reference.Noun), "w" + suffix,
                reference.Where);
            return new(Blanks.Single(said), order, reference, truth);
        }

        return null;
    }

    /// <summary>Says a skeleton with a pronoun for what was just named.</summary>
    public Clause? SayOf(Scene scene, Order order, string skeleton, Reference reference)
    {
        if (!Slots.Has(skeleton, "t") || Slots.Has(skeleton, "n") || Slots.Has(skeleton, "w")) return null;
        if (FillValues(scene, ref order, skeleton, "") is not { } text
            || TruthOf(scene, order, reference) is not { Refusal: null } truth) return null;
        var pronoun = reference.IsPlural ? (scene.Random.Chance(0.85) ? "them" : "it") : "it";
        var said = Particle().Replace(Blanks.Single(Slots.Put(text, "t", pronoun)), "${it} ${particle}");
        return new(Possessive().Replace(said, match => (match.Groups["them"].Success ? "their " : "its ") + match.Groups["what"].Value),
            order, reference, truth);
    }

    // "Turn down it": people say "turn it down".
    [GeneratedRegex("\\b(?<particle>up|down|on|off) (?<it>it|them)\\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Particle();

    // "The brightness of it", "it brightness": people say "its brightness".
    [GeneratedRegex(
        "(?:(?:the )?(?<what>" + Qualities + ") (?:of|on|for|in) (?:it|(?<them>them))|(?:it|(?<them>them)) (?<what>" + Qualities + "))\\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Possessive();

    private string? FillValues(Scene scene, ref Order order, string skeleton, string suffix)
    {
        var text = skeleton;
        foreach (var slot in Slots.Values)
        {
            if (!Slots.Has(text, slot + suffix)) continue;
            if (_values.Fill(slot, order, scene.Home, scene.Random) is not { } filled) return null;
            order = filled.Order;
            text = Slots.Put(text, slot + suffix, filled.Said);
        }

        // "Full blast", "full throttle": a template that says the speed itself.
        if (order is { Kind: OrderKind.Speed or OrderKind.OnAtSpeed, Percent: null })
        {
            order = order with { Percent = 100, SpeedWord = "full" };
        }


        return text;
    }

    private static Clause? Acting(Clause? clause) => clause is { Truth.Refusal: null } ? clause : null;

    private static Truth? TruthOf(Scene scene, Order order, Reference reference)
    {
        if (reference.Refusal is { } refusal)
        {
            var unclearAnyhow = order.Kind == OrderKind.Unsupported && refusal is RefusalReason.Ambiguous;
            return Truth.Refuse(unclearAnyhow ? RefusalReason.Unsupported : refusal);
        }

        var truths = reference.Items.Select(item => OrderResolver.Resolve(scene.Home, order, item)).ToList();
        // "The bedside lamps": those of them that can.
        var isUnordered = reference.Kind == "names";
        if (truths.All(truth => truth.Refusal is null) || (isUnordered && truths.Any(truth => truth.Refusal is null)))
        {
            return new([.. truths.SelectMany(truth => truth.Calls)], null) { IsUnordered = isUnordered };
        }

        // Some of several can't: nobody taught what is right then. All of them: that is why.
        if (truths.Any(truth => truth.Refusal is null)) return null;
        return truths[0];
    }
}
