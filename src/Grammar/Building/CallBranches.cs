using System.Collections.Immutable;
using System.Text;

namespace HomeLLM.Grammar;

/// <summary>
/// Sorts what may be called in a scope into branches. Devices of equal abilities are one kind, and a branch holds one or more kinds:
/// an area that holds several stands in several branches, so that every line is one that at least one device there can do in full.
/// </summary>
internal static class CallBranches
{
    /// <summary>The branches, in the catalogue's order; empty where nothing can be called.</summary>
    public static ImmutableArray<CallBranch> Of(CallScope scope, ServiceCatalogue catalogue)
    {
        var kinds = DeviceKinds.Of(scope);
        Dictionary<string, int> indexByKey = [];
        List<CallBranch> branches = [];
        Dictionary<string, BranchTargets> targetsByKinds = [];
        foreach (var service in catalogue.Services)
        {
            foreach (var (parameters, parametersKey, members) in Offers(service, kinds))
            {
                var membersKey = string.Join(',', members.Select(kind => kind.Index));
                if (!targetsByKinds.TryGetValue(membersKey, out var targets))
                {
                    targets = DeviceKinds.Targets(scope, members);
                    targetsByKinds.Add(membersKey, targets);
                }

                if (targets.IsEmpty) continue;
                var key = $"{service.Domain}|{membersKey}|{parametersKey}";
                if (indexByKey.TryGetValue(key, out var index))
                {
                    branches[index] = branches[index] with { Services = branches[index].Services.Add(service) };
                    continue;
                }

                indexByKey.Add(key, branches.Count);
                branches.Add(new CallBranch([service], targets, parameters));
            }
        }

        return [.. branches];
    }

    // The kinds that a service can act on, put together where they take the same parameters.
    private static IEnumerable<(ImmutableArray<OfferedParameter> Parameters, string Key, List<DeviceKind> Kinds)> Offers(
        ServiceDefinition service, IReadOnlyList<DeviceKind> kinds)
    {
        Dictionary<string, (ImmutableArray<OfferedParameter> Parameters, string Key, List<DeviceKind> Kinds)> offers = [];
        foreach (var kind in kinds)
        {
            if (kind.Domain != service.Domain || !kind.Capabilities.Has(service.Required)) continue;
            var parameters = ImmutableArray.CreateBuilder<OfferedParameter>();
            var key = new StringBuilder();
            var complete = true;
            foreach (var definition in service.Parameters)
            {
                if (OfferedParameter.For(definition, kind.Capabilities) is { } offered)
                {
                    parameters.Add(offered);
                    offered.AppendKey(key);
                    if (definition.IsRequired) key.Append('!');
                }
                else
                {
                    complete &= !definition.IsRequired;
                }
            }

            if (!complete) continue;
            if (!offers.TryGetValue(key.ToString(), out var offer))
            {
                offer = (parameters.ToImmutable(), key.ToString(), []);
                offers.Add(offer.Key, offer);
            }

            offer.Kinds.Add(kind);
        }

        return offers.Values;
    }
}
