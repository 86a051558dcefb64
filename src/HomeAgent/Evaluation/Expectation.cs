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
    /// <summary>Reads the <c>expect</c> of a line: the answers of which one has to match.</summary>
    /// <exception cref="FormatException">It isn't of that form.</exception>
    public static ImmutableArray<Expectation> ReadAll(JsonElement expect) =>
        expect.ValueKind == JsonValueKind.Object && expect.TryGetProperty("any", out var any)
            ? [.. any.EnumerateArray().Select(Read)]
            : [Read(expect)];

    /// <summary>Whether an interpretation is this answer, in effect.</summary>
    public bool Matches(Interpretation interpretation, HomeSnapshot home)
    {
        if (interpretation.Failure is not null || interpretation.Calls.Any(call => call.EntityIds.IsEmpty)) return false;
        if (!Effects.Of(Calls, home).SequenceEqual(Effects.Of(interpretation.Calls, home))) return false;
        return Reason is null || interpretation.Problems.Any(problem => problem.Reason == Reason);
    }

    /// <summary>The answer in a few words.</summary>
    public string Describe(HomeSnapshot home) => Describe(Calls, Reason, home);

    /// <summary>Calls, or the reason why there are none, in a few words.</summary>
    public static string Describe(ImmutableArray<ServiceCall> calls, RefusalReason? reason, HomeSnapshot home) =>
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

        return new([.. calls.EnumerateArray().Select(ReadCall)], reason);
    }

    private static ServiceCall ReadCall(JsonElement call)
    {
        var data = call.TryGetProperty("data", out var given) ? JsonObject.Create(given.Clone()) : null;
        var ids = call.GetProperty("target").GetProperty("entity_id").EnumerateArray().Select(id => EntityId.Parse(id.GetString()!));
        return new(call.GetProperty("service").GetString()!, [.. ids], data ?? []);
    }
}
