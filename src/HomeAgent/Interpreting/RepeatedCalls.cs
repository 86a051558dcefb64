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
            // "Canopy out, it's about to chuck it down": not in again.
            if (!fresh.IsEmpty && !kept.Any(other => AreOpposite(other.Service, call.Service) && other.EntityIds.SequenceEqual(call.EntityIds))) kept.Add(call with { EntityIds = fresh });
        }

        return [.. kept.Select(call => IsPlain(call) ? WithoutSet(call, kept) : call).Where(call => !call.EntityIds.IsEmpty)];
    }

    /// <summary>What nobody orders of one thing in one breath; off and on again is another matter.</summary>
    private static bool AreOpposite(string first, string second) => Opposites.Contains((first, second)) || Opposites.Contains((second, first));

    private static readonly HashSet<(string, string)> Opposites =
        [("cover.open_cover", "cover.close_cover"), ("valve.open_valve", "valve.close_valve"), ("media_player.media_play", "media_player.media_pause"), ("media_player.volume_up", "media_player.volume_down")];

    private static bool IsPlain(ServiceCall call) => call.Data.Count == 0 && call.Service.EndsWith(".turn_on", StringComparison.Ordinal);

    /// <summary>What is turned on with a colour or a level needn't be turned on besides.</summary>
    private static ServiceCall WithoutSet(ServiceCall plain, IEnumerable<ServiceCall> calls) =>
        plain with { EntityIds = [.. plain.EntityIds.Where(id => !calls.Any(other => other.Service == plain.Service && other.Data.Count > 0 && other.EntityIds.Contains(id)))] };
}
