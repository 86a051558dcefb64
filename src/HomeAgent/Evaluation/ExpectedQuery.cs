using System.Collections.Immutable;
using System.Text.Json;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Evaluation;

/// <summary>A question that has to be understood; what is null is not compared.</summary>
/// <param name="Service">Its name, such as <c>query.state</c>.</param>
/// <param name="Devices">The devices that it is about, in any order.</param>
/// <param name="Is">The state that is asked about.</param>
/// <param name="Quantity">The quantity that is asked for.</param>
internal sealed record ExpectedQuery(string Service, ImmutableArray<EntityId>? Devices, string? Is, string? Quantity)
{
    /// <summary>Reads the <c>query</c> of an expectation.</summary>
    /// <exception cref="FormatException">It isn't one.</exception>
    public static ExpectedQuery Read(JsonElement query)
    {
        var service = query.GetProperty("service").GetString()!;
        if (QueryCatalogue.Find(service) is null) throw new FormatException($"'{service}' is not a question");
        ImmutableArray<EntityId>? devices = query.TryGetProperty("target", out var target)
            ? [.. target.GetProperty("entity_id").EnumerateArray().Select(id => EntityId.Parse(id.GetString()!))]
            : null;
        return new(service, devices, Text(query, "is"), Text(query, "quantity"));
    }

    /// <summary>Whether a question is this one.</summary>
    public bool Matches(Query query) =>
        query.Service == Service
        && (Devices is not { } devices || devices.ToHashSet().SetEquals(query.Devices))
        && (Is is null || Is == query.Is)
        && (Quantity is null || Quantity == query.Quantity);

    /// <inheritdoc/>
    public override string ToString() => Describe(Service, Devices ?? [], Is, Quantity);

    /// <summary>A question in a few words.</summary>
    public static string Describe(Query query) => Describe(query.Service, query.Devices, query.Is, query.Quantity);

    private static string Describe(string service, ImmutableArray<EntityId> devices, string? state, string? quantity) =>
        string.Join(' ', new[] { service, string.Join(',', devices), state, quantity }.Where(part => !string.IsNullOrEmpty(part)));

    private static string? Text(JsonElement query, string key) => query.TryGetProperty(key, out var value) ? value.GetString() : null;
}
