using System.Collections.Immutable;
using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.CorpusGenerator.Speech;
using HomeLLM.CorpusGenerator.Templates;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.CorpusGenerator.Examples;

internal sealed partial class ExampleMaker
{
    // What the slots of the first, second and third order of a pair end with.
    private static readonly string[] Suffixes = ["", "2", "3"];

    private Utterance? Several(Scene scene) => !_phrasebook.HasOrders ? null : scene.Random.PickWeighted((6.5, 0), (2.4, 1), (6, 2), (1.8, 3)) switch
    {
        0 => Independent(scene),
        1 => SameThing(scene),
        2 => Pair(scene, "pair"),
        _ => Pair(scene, "correction"),
    };

    // "Dim the hall light to 20 percent and turn off the fan".
    private Utterance? Independent(Scene scene)
    {
        var count = scene.Random.PickWeighted((60, 2), (28, 3), (12, 4));
        // One of them may be for something that isn't there, or that can't do it: the others are done all the same.
        var impossible = scene.Random.Chance(0.18) ? scene.Random.Next(count) : -1;
        var clauses = new List<Clause>();
        for (var tries = 0; clauses.Count < count && tries < 10; tries++)
        {
            // One speaker stands in one place: who says "here" in one clause says it in the other.
            var area = scene.SpeakerArea;
            if ((clauses.Count == impossible ? _clauses.MakeImpossible(scene) : _clauses.MakeActing(scene, heldOut: false)) is not { } clause) continue;
            if (clauses.Count > 0 && scene.SpeakerArea != area)
            {
                scene.SpeakerArea = area;
                continue;
            }

            // The same order again for what was already named: nobody says so.
            if (!clauses.Exists(other => other.Order.Kind == clause.Order.Kind && AreOfOne(scene, other, clause))) clauses.Add(clause);
        }

        if (clauses.Count < count) return null;
        return Join(Connect([.. clauses.Select(clause => clause.Text)], scene), clauses.Select(clause => clause.Truth), impossible < 0 ? "several/independent" : "several/impossible");
    }

    // "Turn on the fan and make it oscillate".
    private Utterance? SameThing(Scene scene)
    {
        var first = scene.Random.Chance(0.5) ? _clauses.MakeOn(scene) : _clauses.MakeActing(scene, heldOut: false);
        if (first is not { Reference: { Text.Length: > 0 } reference } || reference.Kind.Contains("list", StringComparison.Ordinal)
            || reference.Kind.EndsWith("everything", StringComparison.Ordinal))
        {
            return null;
        }

        if (first.Order.Kind is OrderKind.Off or OrderKind.Toggle or OrderKind.AddItem || reference.Items.Any(item => !item.Except.IsEmpty)) return null;
        for (var tries = 0; tries < 12; tries++)
        {
            var intent = _phrasebook.PickOrder(scene.Random, heldOut: false);
            if (!IsAboutIt(intent.Kind) || intent.Kind == first.Order.Kind) continue;
            var skeleton = _phrasebook.PickSkeleton(intent, scene.Random, heldOut: false);
            if (_clauses.SayOf(scene, intent.Order, skeleton, reference) is { } second)
            {
                return Join(Connect([first.Text, second.Text], scene), [first.Truth, second.Truth], "several/it");
            }
        }

        return null;
    }

    // What one says of a thing just named: how it shall be, not whether.
    private static bool IsAboutIt(OrderKind kind) =>
        kind is not (OrderKind.On or OrderKind.Off or OrderKind.Toggle or OrderKind.OnAt or OrderKind.OnAtSpeed or OrderKind.AddItem
            or OrderKind.Activate or OrderKind.Press);

    // "The kitchen lights on and the hall fan off": one verb or none for all. In a correction only the last order counts.
    private Utterance? Pair(Scene scene, string group)
    {
        var sections = scene.Library.Sections.Where(section => section.Group == group).ToArray();
        if (sections.Length == 0) return null;
        var section = scene.Random.PickWeighted(sections, one => Math.Sqrt(one.Templates.Sum(template => template.Weight)));
        var template = scene.Random.PickWeighted(section.Templates.Where(one => !one.IsHeldOut).ToArray(), one => one.Weight);
        var text = scene.Library.Expand(template.Node, scene.Random);
        var clauses = new List<Clause>();
        string? area = null;
        foreach (var option in section.Options)
        {
            var (order, domains) = ReadPart(section, option);
            if (_clauses.Say(scene, order, text, domains, Suffixes[clauses.Count]) is not { } clause) return null;
            if (clause.Truth.Refusal is { } reason)
            {
                // What can't be done of several is said, and the rest is done.
                var isSaid = reason is RefusalReason.NoSuchDevice or RefusalReason.Unsupported && clause.Reference is { Text.Length: > 0, Named: null };
                if (group == "correction" || !isSaid || clauses.Exists(IsImpossible) || scene.Random.Chance(0.75)) return null;
                clause = clause with { Truth = new([TrueCall.Refuse(reason)], null) };
            }

            if (clauses.Count > 0 && (scene.SpeakerArea != area || clauses.Exists(other => AreOfOne(scene, other, clause)))) return null;
            area = scene.SpeakerArea;
            clauses.Add(clause);
            text = clause.Text;
        }

        if (clauses.TrueForAll(IsImpossible)) return null;
        if (group != "correction") return Join(text, clauses.Select(one => one.Truth), clauses.Exists(IsImpossible) ? "several/pair_impossible" : "several/pair");
        return clauses.TrueForAll(IsPlain) ? new(text, clauses[^1].Truth, "several/correction", Manner.Order) : null;
    }

    private static bool AreOfOne(Scene scene, Clause left, Clause right) =>
        left.Order.Kind != OrderKind.AddItem && DevicesOf(scene, left).Intersect(DevicesOf(scene, right)).Any();

    private static IEnumerable<Device> DevicesOf(Scene scene, Clause clause) =>
        clause.Reference?.Items.SelectMany(item => item.Devices(scene.Home)) ?? [];

    private static bool IsImpossible(Clause clause) => clause.Truth.Calls is [{ Service: ServiceCatalogue.NoService }];

    // An option is an order, and perhaps the kinds of devices that it is for: "off", "close/blind+curtain".
    private static (Order Order, Domains Domains) ReadPart(TemplateSection section, string option)
    {
        var (name, kinds) = option.Split('/') is [var left, var right] ? (left, right) : (option, "");
        var order = new Order(ParseKind(name));
        if (kinds.Length > 0) return (order, kinds.Split('+').Aggregate(Domains.None, (all, kind) => all | DomainNames.ParseOption(kind)));
        if (section.Name.StartsWith("light", StringComparison.Ordinal)) return (order, Domains.Light);
        return (order, section.Name.StartsWith("fan", StringComparison.Ordinal) ? Domains.Fan : order.DefaultDomains);
    }

    private static bool IsPlain(Clause clause) => clause.Reference!.Kind is "name" or "area_one" or "area_many" or "near_typo";

    private static string Connect(string[] clauses, Scene scene)
    {
        // As in a list: "…, … and …", or, as recognisers write it, "… … and …".
        if (clauses.Length > 2 && scene.Random.Chance(0.4))
        {
            return string.Join(scene.Random.Chance(0.5) ? " " : ", ", clauses[..^1]) + " and " + clauses[^1];
        }

        var isTelegram = scene.Random.Chance(0.12);
        return clauses.Aggregate((text, clause) => Connect(text, clause, isTelegram, scene));
    }

    private static string Connect(string first, string second, bool isTelegram, Scene scene)
    {
        // Recognisers write no commas.
        if (isTelegram || scene.Random.Chance(0.16)) return first + " " + second;
        var connector = scene.Say("then");
        return first + (connector[0] is ',' or ';' or '.' ? "" : " ") + connector + " " + second;
    }

    private static OrderKind ParseKind(string name) =>
        Enum.Parse<OrderKind>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    private static Utterance? Join(string text, IEnumerable<Truth> truths, string kind)
    {
        var calls = truths.SelectMany(truth => truth.Calls).ToImmutableArray();
        return calls.Length > 10 ? null : new(text, new Truth(calls, null), kind, Manner.Order);
    }
}
