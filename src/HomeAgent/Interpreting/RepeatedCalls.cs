using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>Takes out what is ordered twice: "every light, and the lamp" orders the lamp once.</summary>
internal static class RepeatedCalls
{
    /// <summary>Leaves each device in the first of the calls that order the very same of it.</summary>
    public static ImmutableArray<ServiceCall> Remove(IEnumerable<ServiceCall> calls)
    {
        var kept = ImmutableArray.CreateBuilder<ServiceCall>();
        foreach (var call in calls)
        {
            ImmutableArray<EntityId> fresh =
                [.. call.EntityIds.Where(id => !kept.Any(other => other.Service == call.Service && other.EntityIds.Contains(id) && JsonNode.DeepEquals(other.Data, call.Data)))];
            if (!fresh.IsEmpty) kept.Add(call with { EntityIds = fresh });
        }

        return kept.ToImmutable();
    }
}
