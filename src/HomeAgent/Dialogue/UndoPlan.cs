using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Dialogue;

/// <summary>What takes the last action back.</summary>
/// <param name="Calls">The calls that bring back the states before.</param>
/// <param name="Lasting">The devices at which nothing can be taken back, because their state before isn't known or the thing is done.</param>
internal sealed record UndoPlan(ImmutableArray<ServiceCall> Calls, ImmutableArray<EntityId> Lasting)
{
    private static readonly CallValidator Validator = new(ServiceCatalogue.Default);

    /// <summary>Plans it; the last call is taken back first.</summary>
    public static UndoPlan Make(LastAction action, HomeSnapshot home)
    {
        var calls = ImmutableArray.CreateBuilder<ServiceCall>();
        var lasting = ImmutableArray.CreateBuilder<EntityId>();
        var seen = new HashSet<EntityId>();
        foreach (var call in action.Calls.Reverse())
        {
            foreach (var id in call.EntityIds)
            {
                // Several calls to one device: its one state before takes all of them back.
                if (home.FindDevice(id) is null || !seen.Add(id)) continue;
                var inverse = action.Before.FindDevice(id) is { } before ? InverseCall.Find(call, before) : null;
                if (inverse is not null && Validator.FindError(inverse, home) is null) Add(calls, inverse);
                else lasting.Add(id);
            }
        }

        return new(calls.ToImmutable(), lasting.ToImmutable());
    }

    /// <summary>Devices that go back to the same share one call.</summary>
    private static void Add(ImmutableArray<ServiceCall>.Builder calls, ServiceCall inverse)
    {
        for (var i = 0; i < calls.Count; i++)
        {
            if (calls[i].Service != inverse.Service || !System.Text.Json.Nodes.JsonNode.DeepEquals(calls[i].Data, inverse.Data)) continue;
            calls[i] = calls[i] with { EntityIds = [.. calls[i].EntityIds, .. inverse.EntityIds] };
            return;
        }

        calls.Add(inverse);
    }
}
