using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.CorpusGenerator.Templates;

namespace HomeLLM.CorpusGenerator.Examples;

/// <summary>The sections of a language that say orders, and how often each is used.</summary>
internal sealed class Phrasebook
{
    private const double DefaultWeight = 1;

    // Of what is said in one breath, so that a sixth is never acted on: unknown and ambiguous things come with the orders themselves.
    private static readonly Dictionary<IntentGroup, double> Shares = new()
    {
        [IntentGroup.Basic] = 42, [IntentGroup.Other] = 27.5, [IntentGroup.Question] = 14, [IntentGroup.FollowUp] = 8.5,
        [IntentGroup.Offer] = 2.5, [IntentGroup.Refused] = 16,
    };

    private readonly ImmutableArray<Intent> _intents;
    private readonly ImmutableArray<(double Share, ImmutableArray<Intent> Intents)> _groups;
    private readonly ImmutableArray<(double Share, ImmutableArray<Intent> Intents)> _heldOutGroups;
    private readonly ConcurrentDictionary<string, byte> _skeletons = new();

    /// <summary>Reads the sections of a library.</summary>
    /// <exception cref="TemplateException">A section has an unknown name or option.</exception>
    public Phrasebook(TemplateLibrary library)
    {
        Library = library;
        _intents = [.. library.Sections.Where(section => section.Group == "intent").Select(ReadIntent)];
        _groups = Group(_intents);
        _heldOutGroups = Group([.. _intents.Where(intent => intent.Section.Templates.Any(template => template.IsHeldOut))]);
    }

    /// <summary>The language.</summary>
    public TemplateLibrary Library { get; }

    /// <summary>How many different skeletons (templates expanded, slots unfilled) were said so far.</summary>
    public int SkeletonCount => _skeletons.Count;

    /// <summary>The intents.</summary>
    public ImmutableArray<Intent> Intents => _intents;

    /// <summary>One intent: a group by its share, then one of its intents by weight.</summary>
    public Intent PickIntent(Random random, bool heldOut)
    {
        var groups = heldOut ? _heldOutGroups : _groups;
        return random.PickWeighted(random.PickWeighted(groups, group => group.Share).Intents, intent => intent.Weight);
    }

    /// <summary>Whether the language says any order that acts; a small one of a test may not.</summary>
    public bool HasOrders => _intents.Any(intent => intent.Kind.IsPlainOrder());

    /// <summary>Whether the language says an order.</summary>
    public bool Says(OrderKind kind) => _intents.Any(intent => intent.Kind == kind);

    /// <summary>One order that acts, of lights, fans and switches or of the others; <see cref="HasOrders"/> must hold.</summary>
    public Intent PickOrder(Random random, bool heldOut)
    {
        while (true)
        {
            if (PickIntent(random, heldOut) is { } intent && intent.Kind.IsPlainOrder()) return intent;
        }
    }

    /// <summary>One question about the value or the state of something, one that tells what is asked for.</summary>
    public Intent PickQuestion(Random random) => random.PickWeighted(
        _intents.Where(intent => intent.Kind == OrderKind.AskValue || intent.Order is { Kind: OrderKind.AskState, Is: not null }).ToArray(), intent => intent.Weight);

    /// <summary>One order that acts, of certain kinds; null where the language says none.</summary>
    public Intent? PickOrder(Func<OrderKind, bool> suits, Random random)
    {
        var intents = _intents.Where(intent => intent.Kind.IsPlainOrder() && suits(intent.Kind)).ToArray();
        return intents.Length == 0 ? null : random.PickWeighted(intents, intent => intent.Weight);
    }

    /// <summary>One intent of a kind.</summary>
    public Intent PickIntent(OrderKind kind, Random random) =>
        random.PickWeighted(_intents.Where(intent => intent.Kind == kind).ToArray(), intent => intent.Weight);

    /// <summary>Expands one template of an intent; those with many variants come more often.</summary>
    public string PickSkeleton(Intent intent, Random random, bool heldOut)
    {
        var templates = intent.Section.Templates.Where(template => template.IsHeldOut == heldOut).ToArray();
        if (templates.Length == 0) templates = [.. intent.Section.Templates];
        var template = random.PickWeighted(templates, one => one.Weight * (1 + Math.Log2(Library.CountVariants(one.Node)) / 4));
        var skeleton = Library.Expand(template.Node, random);
        _skeletons.TryAdd(skeleton, 0);
        return skeleton;
    }

    private static ImmutableArray<(double Share, ImmutableArray<Intent> Intents)> Group(ImmutableArray<Intent> intents) =>
        [.. intents.GroupBy(intent => intent.Group).OrderBy(group => group.Key).Select(group => (Shares[group.Key], group.ToImmutableArray()))];

    private static Intent ReadIntent(TemplateSection section)
    {
        if (!Enum.TryParse<OrderKind>(section.Name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var kind))
        {
            throw Error(section, $"there is no order '{section.Name}'");
        }

        var order = new Order(kind);
        var domains = Domains.None;
        var weight = DefaultWeight;
        foreach (var option in section.Options)
        {
            var (name, value) = option.Split('=') is [var left, var right] ? (left, right) : ("", option);
            if (name == "weight" && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) weight = number;
            else if (name == "is") order = order with { Is = value };
            else if (name == "quantity") order = order with { Quantity = value };
            else if (DomainNames.ParseOption(option) is not Domains.None and var domain) domains |= domain;
            else throw Error(section, $"there is no option '{option}': expected weight=…, is=…, quantity=… or a kind of device");
        }

        return new(order, domains == Domains.None ? order.DefaultDomains : domains, weight, section);
    }

    private static TemplateException Error(TemplateSection section, string problem)
    {
        var parenthesis = section.Source.LastIndexOf('(');
        var line = int.Parse(section.Source.AsSpan(parenthesis + 1, section.Source.Length - parenthesis - 2), CultureInfo.InvariantCulture);
        return new(section.Source[..parenthesis], line, 1, problem);
    }
}
