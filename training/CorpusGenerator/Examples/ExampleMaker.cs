using System.Text.RegularExpressions;
using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.CorpusGenerator.Speech;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Prompting;

namespace HomeLLM.CorpusGenerator.Examples;

/// <summary>Makes examples of one home.</summary>
internal sealed partial class ExampleMaker
{
    private const int CheckedOneOf = 8;

    private readonly Phrasebook _phrasebook;
    private readonly ClauseMaker _clauses;
    private readonly ValueSpeech _values;
    private readonly MissReport _misses;

    /// <summary>Makes examples in a language.</summary>
    public ExampleMaker(Phrasebook phrasebook, ValueSpeech values, Slips slips, MissReport misses)
    {
        _phrasebook = phrasebook;
        _values = values;
        _clauses = new(phrasebook, values, slips);
        _misses = misses;
    }

    /// <summary>One example; null where the dice fell badly or the linker missed what was meant.</summary>
    /// <param name="scene">The home; its speaker's area is drawn here.</param>
    /// <param name="heldOut">Whether to speak in held-out templates instead of the others.</param>
    public Example? Make(Scene scene, bool heldOut)
    {
        var random = scene.Random;
        scene.SpeakerArea = scene.Home.Areas.Length > 0 && random.Chance(0.5) ? random.Pick(scene.Home.Areas).Id : null;
        scene.Earlier = null;
        var said = heldOut || random.Chance(0.78) ? Single(scene, heldOut) : Several(scene);
        if (said is not { } utterance) return null;
        var text = SpeechNoise.Wrap(BesideName(scene, utterance), scene, utterance.Manner);
        var linked = scene.Linker.Link(text, scene.SpeakerArea, scene.Home, scene.Earlier?.History);
        if (utterance.SeesOthers && linked.Scope.Devices.Any(scoped => (DomainNames.Of(scoped.Device) & Domains.All) != Domains.None)) return null;
        var truth = utterance.SeesOthers ? JudgeOther(linked) : utterance.Truth;
        var answer = IsHidden(truth, linked) || ShowsNothing(utterance.Kind, linked) ? null : TruthWriter.Write(truth, linked, scene.Home);
        _misses.Count(utterance.Kind, answer is null, text, linked.Marked);
        if (answer is null || ShowsUnknown(truth, linked, answer)) return null;
        // To build a grammar takes longer than all the rest, and a mistake of the generator doesn't come alone.
        var isChecked = StableHash.Of(text) % CheckedOneOf == 0 && !truth.Calls.Any(call => call.IsBeyondRange);
        if (isChecked && !ExampleChecker.IsLegal(answer, linked.Scope))
        {
            _misses.CountIllegal(utterance.Kind, text, answer);
            return null;
        }

        var prompt = LabelPrompt.Build(linked);
        // What only the last order explains must show it.
        if (scene.Earlier is not null && NeedsHistory(utterance.Kind) && !ShowsHistory(prompt)) return null;
        return new(prompt, answer, utterance.Kind, text);
    }

    // "Kitchen light off, the kids are in the study": what is called by its name stays what is meant, whatever else is talked of.
    private string BesideName(Scene scene, Utterance utterance)
    {
        var isNamed = utterance is { Manner: Manner.Order, Truth.Refusal: null } && utterance.Kind.EndsWith("/name", StringComparison.Ordinal);
        if (!isNamed || !scene.Random.Chance(0.05)) return utterance.Text;
        var remark = FillTalk(scene, scene.Say("remark_named"));
        return scene.Random.Chance(0.6) ? $"{utterance.Text} {remark}" : $"{remark} {utterance.Text}";
    }

    /// <summary>Whether nothing in the prompt tells why this would be right.</summary>
    private static bool IsHidden(Truth truth, LinkedUtterance linked) => truth switch
    {
        // Several would fit, but the linker shows just one, or none: nothing tells the model that it should doubt.
        { Refusal: RefusalReason.Ambiguous } => linked.Scope.Devices.Length == 1 || (truth.NeedsChoice && linked.Scope.Devices.IsEmpty)
            || (SureDevice().IsMatch(linked.Marked) && !SeveralDevices().IsMatch(linked.Marked)),
        { Refusal: not null, NeedsNothing: true } => SureDevice().IsMatch(linked.Marked),
        // A kind that is surely marked looks just so in a room that is called otherwise than it was said: "both lounge shutters #1".
        { Refusal: RefusalReason.NoSuchDevice, NeedsNoPlace: true } => SurePlace().IsMatch(linked.Marked) || SureDevice().IsMatch(linked.Marked),
        // "Turn on the tv power": the television is shown, its meter isn't.
        { NeedsShown: { } id } => !linked.Scope.Devices.Any(scoped => scoped.Device.Id == id),
        _ => false,
    };

    // "The room thermostat and the lamp": what the linker takes for something known is no example of what isn't there.
    private static bool ShowsUnknown(Truth truth, LinkedUtterance linked, string answer) =>
        truth.Calls.Any(call => call.Data[CallLine.ReasonKey]?.ToString() == RefusalReason.NoSuchDevice.Spell())
        && !answer.Contains(RefusalReason.Unsupported.Spell(), StringComparison.Ordinal)
        && SureDevice().Matches(linked.Marked).Any(mark => !answer.Contains($"\"{mark.Value}\"", StringComparison.Ordinal));

    // What can't do it must be seen: else it isn't there. Reminders, calls and what is for later need no device.
    private static bool ShowsNothing(string kind, LinkedUtterance linked) =>
        kind.EndsWith("/unsupported", StringComparison.Ordinal) && linked.Scope is { Devices.IsEmpty: true, Areas.IsEmpty: true, Floors.IsEmpty: true, AllowHome: false };

    private static bool NeedsHistory(string kind) =>
        kind.StartsWith("follow_", StringComparison.Ordinal) || kind.Contains("/earlier", StringComparison.Ordinal);

    private static bool ShowsHistory(string prompt) =>
        prompt.StartsWith("< ", StringComparison.Ordinal) || prompt.Contains("\n< ", StringComparison.Ordinal);

    [GeneratedRegex("#[0-9]+(?![0-9?])")]
    private static partial Regex SureDevice();

    [GeneratedRegex("[@^][0-9]+(?![0-9?])")]
    private static partial Regex SurePlace();

    [GeneratedRegex("#[0-9]+\\?? #[0-9]")]
    private static partial Regex SeveralDevices();

    private Utterance? Single(Scene scene, bool heldOut)
    {
        var intent = _phrasebook.PickIntent(scene.Random, heldOut);
        if (intent.Kind.IsFollowUp()) return FollowUp(scene, intent, heldOut);
        if (intent.Kind.IsPlainOrder() && scene.Random.Chance(0.035)) return AboutIt(scene, intent, heldOut);
        var skeleton = _phrasebook.PickSkeleton(intent, scene.Random, heldOut);
        // "And now off", "louder": what names nothing most often means what was talked about.
        var isBare = intent.Kind.IsPlainOrder() && !Slots.Has(skeleton, "t") && !Slots.Has(skeleton, "n") && !Slots.Has(skeleton, "w");
        // "40 percent" is half a sentence, but not after an order.
        var isFragment = intent.Kind == OrderKind.Chatter && skeleton.Contains('{', StringComparison.Ordinal) && skeleton.Count(c => c == ' ') < 3;
        if (!isFragment && scene.Random.Chance(intent.Kind == OrderKind.Undo ? 0.75 : isBare ? 0.35 : 0.12)) scene.Earlier = Remember(scene);
        switch (intent.Kind)
        {
            case OrderKind.Chatter:
                return new(FillTalk(scene, skeleton), Truth.Refuse(RefusalReason.NotACommand), "chatter",
                    scene.Random.Chance(0.15) ? Manner.Order : Manner.Talk);
            case OrderKind.Other when Slots.Has(skeleton, "u"):
                var missing = Truth.Refuse(RefusalReason.NoSuchDevice) with { NeedsNothing = true };
                return new(FillTalk(scene, skeleton), missing, "other/missing", Manner.Order);
            case OrderKind.Other:
                var nothing = Truth.Refuse(RefusalReason.Unsupported);
                return new(FillTalk(scene, skeleton), nothing, "other", Manner.Order) { SeesOthers = true };
            default:
                return _clauses.Say(scene, intent.Order, skeleton, intent.Domains, "") is { } clause && IsKept(scene, clause)
                    ? new(clause.Text, clause.Truth, KindOf(clause), MannerOf(clause.Order.Kind))
                    : null;
        }
    }

    // What can't be done comes by itself more often than it should: homes lack more than people ask for.
    private static bool IsKept(Scene scene, Clause clause) => clause switch
    {
        { Truth.Refusal: RefusalReason.Unsupported, Order.Kind: not OrderKind.Unsupported } => scene.Random.Chance(0.35),
        { Truth.Refusal: RefusalReason.NotACommand } when clause.Order.Kind.IsOffer() => scene.Random.Chance(0.4),
        { Truth.Refusal: RefusalReason.NoSuchDevice, Reference: { } reference } =>
            scene.Random.Chance(reference.Kind.EndsWith("missing", StringComparison.Ordinal) ? 0.12 : reference.IsPlaceMissing ? 1 : 0.4),
        _ => true,
    };

    private static string KindOf(Clause clause)
    {
        var kind = clause.Order.Kind.Snake();
        if (clause.Reference is null) return clause.Truth.Refusal is null ? kind : $"{kind}/nothing";
        if (clause.Truth.Refusal is not RefusalReason.Unsupported) return $"{kind}/{clause.Reference.Kind}";
        return clause.Reference.Text.Length > 0 || clause.Reference.Where.Length > 0 ? $"{kind}/unsupported" : $"{kind}/unsupported_unnamed";
    }

    // Whether a thing of another domain is there can only be known where the linker shows it.
    private static Truth JudgeOther(LinkedUtterance linked) =>
        Truth.Refuse(linked.Scope.Devices.Any(scoped => (DomainNames.Of(scoped.Device) & Domains.All) == Domains.None)
            ? RefusalReason.Unsupported : RefusalReason.NoSuchDevice);

    // "Would you please" goes before orders, not before questions and wishes.
    private static Manner MannerOf(OrderKind kind) => kind.IsPlainOrder() || kind == OrderKind.Unsupported ? Manner.Order : Manner.Remark;

    private sealed record Utterance(string Text, Truth Truth, string Kind, Manner Manner)
    {
        public bool SeesOthers { get; init; }
    }
}
