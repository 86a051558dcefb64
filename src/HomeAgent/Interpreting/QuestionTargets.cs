using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>Whom to ask: of a lock and a contact that are both called "front door", the lock knows whether it is locked.</summary>
internal static class QuestionTargets
{
    private static readonly SeveralWords Known = LinkerWords.Known.Several;

    /// <summary>The devices that can tell; all of them where none is likelier.</summary>
    public static ImmutableArray<Device> Among(ImmutableArray<Device> devices, CallLine line)
    {
        // "How cold's the cheese store": not the humidifier of that name.
        if (line.Data[CallLine.QuantityKey] is JsonValue asked && asked.TryGetValue<string>(out var quantity)
            && devices.Where(device => device.Id.Domain == "sensor" && device.DeviceClass == quantity).ToImmutableArray() is { IsEmpty: false } measuring) return measuring;
        // "What's the chiller sitting on": a number, and not whether its door is open.
        if (line.Service == "query.value" && devices.Where(device => device.Id.Domain != "binary_sensor").ToImmutableArray() is { IsEmpty: false } counting && counting.Length < devices.Length) return counting;
        string[] domains = line.Data[CallLine.IsKey] is JsonValue value && value.TryGetValue<string>(out var state)
            ? state switch
            {
                "open" or "closed" => ["cover", "valve", "binary_sensor"],
                "locked" or "unlocked" => ["lock"],
                "playing" or "paused" => ["media_player"],
                "cleaning" or "docked" => ["vacuum"],
                "heating" or "cooling" => ["climate"],
                "armed" or "disarmed" => ["alarm_control_panel"],
                "detected" or "clear" => ["binary_sensor"],
                "on" or "off" => ["light", "switch", "fan", "media_player", "input_boolean", "humidifier", "climate"],
                _ => [],
            }
            : [];
        ImmutableArray<Device> likely = [.. devices.Where(device => domains.Contains(device.Id.Domain))];
        return likely.IsEmpty ? devices : likely;
    }

    /// <summary>What a sensor measures, where just its state was asked for: "how cold is the core store".</summary>
    public static Query Refine(Query query, HomeSnapshot home)
    {
        if (query is not { Kind: QueryKind.Value, Quantity: "state" }) return query;
        var classes = query.Devices.Select(id => id.Domain == "sensor" ? home.FindDevice(id)?.DeviceClass : null).Distinct().ToArray();
        return classes is [{ } only] && QueryCatalogue.Quantities.Contains(only) ? query with { Quantity = only } : query;
    }

    /// <summary>"Is any window open" asks whether one is, and not for the state of each; "are all locked" whether all are.</summary>
    /// <param name="line">What the model wrote.</param>
    /// <param name="linked">The utterance.</param>
    public static CallLine AsAsked(CallLine line, LinkedUtterance linked)
    {
        if (line.Service != "query.state" || !line.Data.ContainsKey(CallLine.IsKey) || linked.SpanOf(line.Target.Spelling) is not { } span) return line;
        if (!linked.IsForMany(line.Target.Spelling)) return line;
        foreach (var word in linked.Text.Split(' ')[..span.Start].Reverse().Take(3))
        {
            if (Known.Any.Contains(word)) return line with { Service = "query.any" };
            if (Known.All.Contains(word)) return line with { Service = "query.all" };
        }

        return line;
    }
}
