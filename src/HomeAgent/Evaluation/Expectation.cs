using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Evaluation;

/// <summary>One right answer.</summary>
/// <param name="Calls">The calls; empty where nothing may happen.</param>
/// <param name="Reason">Why nothing may happen; null where any reason will do.</param>
internal sealed record Expectation(ImmutableArray<ServiceCall> Calls, RefusalReason? Reason)
{
    /// <summary>Whether it has to ask before it acts; null where that isn't compared.</summary>
    public bool? Confirm { get; init; }

    /// <summary>The question that has to be understood; null where that isn't compared.</summary>
    public ExpectedQuery? Query { get; init; }

    /// <summary>What the reply has to hold, in any case of letters.</summary>
    public ImmutableArray<string> ReplyHas { get; init; } = [];

    /// <summary>Reads the <c>expect</c> of a line: the answers of which one has to match.</summary>
    /// <exception cref="FormatException">It isn't of that form.</exception>
    public static ImmutableArray<Expectation> ReadAll(JsonElement expect) =>
        expect.ValueKind == JsonValueKind.Object && expect.TryGetProperty("any", out var any)
            ? [.. any.EnumerateArray().Select(Read)]
            : [Read(expect)];

    /// <summary>Whether an interpretation is this answer, in effect.</summary>
    /// <param name="interpretation">What was understood.</param>
    /// <param name="reply">What would be said.</param>
    /// <param name="home">The home.</param>
    public bool Matches(Interpretation interpretation, string reply, HomeSnapshot home)
    {
        var calls = interpretation.AllCalls;
        if (interpretation.Failure is not null || calls.Any(call => call.EntityIds.IsEmpty)) return false;
        if (!Effects.Of(Calls, home).SequenceEqual(Effects.Of(calls, home))) return false;
        return (Reason is null || interpretation.Problems.Any(problem => problem.Reason == Reason))
            && (Confirm is null || Confirm == interpretation.NeedsConfirmation)
            && (Query is null || interpretation.Answers.Any(Query.Matches))
            && ReplyHas.All(part => reply.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The answer in a few words.</summary>
    public string Describe(HomeSnapshot home)
    {
        var extras = ReplyHas.Select(part => $"reply has '{part}'").Prepend(Query?.ToString()).Append(Confirm == true ? "asks first" : null).OfType<string>();
        return string.Join("; ", extras.Prepend(Describe(Calls, Reason, home)));
    }

    /// <summary>What was understood, in a few words.</summary>
    public static string Describe(Interpretation got, HomeSnapshot home)
    {
        var reason = got.Problems.IsEmpty ? (RefusalReason?)null : got.Problems[0].Reason;
        var parts = got.Answers.Select(ExpectedQuery.Describe).Prepend(Describe(got.AllCalls, reason, home));
        return string.Join("; ", got.NeedsConfirmation ? parts.Append("asks first") : parts);
    }

    private static string Describe(ImmutableArray<ServiceCall> calls, RefusalReason? reason, HomeSnapshot home) =>
        calls.IsEmpty ? $"nothing{(reason is { } why ? $" ({why.Spell()})" : "")}" : string.Join("; ", Effects.Of(calls, home));

    private static Expectation Read(JsonElement expect)
    {
        if (expect.ValueKind != JsonValueKind.Object || !expect.TryGetProperty("calls", out var calls) || calls.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("expected \"calls\", or \"any\" with a list of such");
        }

        RefusalReason? reason = null;
        if (expect.TryGetProperty("reason", out var spelling))
        {
            if (!RefusalReasons.TryParse(spelling.ToString(), out var known)) throw new FormatException($"'{spelling}' is not a reason");
            reason = known;
        }

        return new([.. calls.EnumerateArray().Select(ReadCall)], reason)
        {
            Confirm = expect.TryGetProperty("confirm", out var confirm) ? confirm.GetBoolean() : null,
            Query = expect.TryGetProperty("query", out var query) ? ExpectedQuery.Read(query) : null,
            ReplyHas = expect.TryGetProperty("reply_has", out var parts) ? [.. parts.EnumerateArray().Select(part => part.GetString()!)] : [],
        };
    }

    private static ServiceCall ReadCall(JsonElement call)
    {
        var data = call.TryGetProperty("data", out var given) ? JsonObject.Create(given.Clone()) : null;
        var ids = call.GetProperty("target").GetProperty("entity_id").EnumerateArray().Select(id => EntityId.Parse(id.GetString()!));
        return new(call.GetProperty("service").GetString()!, [.. ids], data ?? []);
    }
}
