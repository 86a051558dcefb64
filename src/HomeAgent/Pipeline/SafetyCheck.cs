using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Configuration;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>Applies the <c>Safety</c> section to calls: never, only after a yes, or at once; device by device.</summary>
internal static class SafetyCheck
{
    /// <summary>Takes away what is forbidden, and holds back what needs a yes.</summary>
    public static Interpretation Apply(Interpretation interpretation, SafetyOptions safety, HomeSnapshot home)
    {
        if (interpretation.Calls.IsEmpty && interpretation.Unconfirmed.IsEmpty) return interpretation;
        var never = safety.Never.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var confirm = (safety.Confirm ?? [.. SafetyOptions.DefaultConfirm]).ToHashSet(StringComparer.OrdinalIgnoreCase);

        var (calls, forbidden) = Split(interpretation.Calls, never, home);
        var (offers, forbiddenOffers) = Split(interpretation.Unconfirmed, never, home);
        var (free, held) = Split(calls, confirm, home);
        var allForbidden = forbidden.Concat(forbiddenOffers).SelectMany(call => call.EntityIds).Distinct().ToImmutableArray();
        return interpretation with
        {
            Calls = free,
            Unconfirmed = [.. offers, .. held],
            Problems = allForbidden.IsEmpty
                ? interpretation.Problems
                : interpretation.Problems.Add(new(RefusalReason.Unsupported, allForbidden) { IsForbidden = true }),
        };
    }

    /// <summary>Splits calls into the devices that a list doesn't name, and those that it does.</summary>
    private static (ImmutableArray<ServiceCall> Free, ImmutableArray<ServiceCall> Listed) Split(
        ImmutableArray<ServiceCall> calls, HashSet<string> list, HomeSnapshot home)
    {
        if (list.Count == 0 || calls.IsEmpty) return (calls, []);
        var free = ImmutableArray.CreateBuilder<ServiceCall>();
        var listed = ImmutableArray.CreateBuilder<ServiceCall>();
        foreach (var call in calls)
        {
            var devices = call.EntityIds.ToLookup(id => IsListed(call.Service, id, list, home));
            if (devices[false].Any()) free.Add(call with { EntityIds = [.. devices[false]] });
            if (devices[true].Any()) listed.Add(call with { EntityIds = [.. devices[true]] });
        }

        return (free.ToImmutable(), listed.ToImmutable());
    }

    private static bool IsListed(string service, EntityId id, HashSet<string> list, HomeSnapshot home) =>
        list.Contains(service)
        || list.Contains(id.ToString())
        || (home.FindDevice(id)?.DeviceClass is { } deviceClass && list.Contains($"{service}:{deviceClass}"));
}
