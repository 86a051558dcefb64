using System.Collections.Immutable;
using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.CorpusGenerator.Speech;

namespace HomeLLM.CorpusGenerator.Examples;

internal sealed partial class ExampleMaker
{
    private Utterance? Several(Scene scene) => !_phrasebook.HasOrders ? null : scene.Random.PickWeighted((5, 0), (3, 1), (4, 2), (0.8, 3)) switch
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
        var impossible = scene.Random.Chance(0.14) ? scene.Random.Next(count) : -1;
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

            clauses.Add(clause);
        }

        if (clauses.Count < count) return null;
        var text = clauses[0].Text;
        foreach (var clause in clauses.Skip(1)) text = Connect(text, clause.Text, scene);
        return Join(text, clauses.Select(clause => clause.Truth), impossible < 0 ? "several/independent" : "several/impossible");
    }

    // "Turn on the fan and make it oscillate".
    private Utterance? SameThing(Scene scene)
    {
        var first = scene.Random.Chance(0.5) ? _clauses.MakeOn(scene) : _clauses.MakeActing(scene, heldOut: false);
        if (first is not { Reference: { Text.Length: > 0 } reference } || reference.Kind is "list" or "area_list"
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
                return Join(Connect(first.Text, second.Text, scene), [first.Truth, second.Truth], "several/it");
            }
        }

        return null;
    }

    // What one says of a thing just named: how it shall be, not whether.
    private static bool IsAboutIt(OrderKind kind) =>
        kind is not (OrderKind.On or OrderKind.Off or OrderKind.Toggle or OrderKind.OnAt or OrderKind.OnAtSpeed or OrderKind.AddItem
            or OrderKind.Activate or OrderKind.Press);

    // "The kitchen lights on and the hall fan off": one verb or none for both. In a correction only the second order counts.
    private Utterance? Pair(Scene scene, string group)
    {
        var sections = scene.Library.Sections.Where(section => section.Group == group).ToArray();
        if (sections.Length == 0) return null;
        var section = scene.Random.PickWeighted(sections, one => one.Templates.Length);
        var template = scene.Random.PickWeighted(section.Templates.Where(one => !one.IsHeldOut).ToArray(), one => one.Weight);
        var skeleton = scene.Library.Expand(template.Node, scene.Random);
        var kinds = section.Options.Select(ParseKind).ToImmutableArray();
        var domains = section.Name.StartsWith("light", StringComparison.Ordinal) ? Domains.Light
            : section.Name.StartsWith("fan", StringComparison.Ordinal) ? Domains.Fan : kinds.All(kind => kind.IsPower()) ? Domains.Power : Domains.Basic;
        if (_clauses.Say(scene, new Order(kinds[0]), skeleton, domains, "") is not { Truth.Refusal: null } first) return null;
        var area = scene.SpeakerArea;
        if (_clauses.Say(scene, new Order(kinds[1]), first.Text, domains, "2") is not { Truth.Refusal: null } second
            || scene.SpeakerArea != area)
        {
            return null;
        }

        if (group == "correction" && !(IsPlain(first) && IsPlain(second))) return null;
        return group == "correction" ? new(second.Text, second.Truth, "several/correction", Manner.Order)
            : Join(second.Text, [first.Truth, second.Truth], "several/pair");
    }

    private static bool IsPlain(Clause clause) => clause.Reference!.Kind is "name" or "area_one" or "area_many" or "near_typo";

    private static string Connect(string first, string second, Scene scene)
    {
        // Recognisers write no commas.
        if (scene.Random.Chance(0.22)) return first + " " + second;
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
