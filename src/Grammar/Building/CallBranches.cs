using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;

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
        var kindsByDomain = DeviceKinds.Of(scope);
        var spoken = SpokenText.Offered(scope.SpokenWords);
        var branches = ImmutableArray.CreateBuilder<CallBranch>();
        foreach (var (domain, services) in catalogue.Domains)
        {
            if (!kindsByDomain.TryGetValue(domain, out var kinds)) continue;
            List<DomainBranch> ofDomain = [];
            foreach (var service in services) AddService(ofDomain, service, kinds, spoken);
            Dictionary<(string Kinds, bool TakesPlaces), BranchTargets> targets = [];
            foreach (var branch in ofDomain)
            {
                var found = branch.FindTargets(scope, targets);
                if (!found.IsEmpty) branches.Add(new([.. branch.Services], found, branch.Parameters));
            }
        }

        return branches.ToImmutable();
    }

    // The kinds that a service can act on, put together where they take the same parameters; services with the very same go together.
    private static void AddService(List<DomainBranch> branches, ServiceDefinition service, List<DeviceKind> kinds, ImmutableArray<string> spoken)
    {
        List<DomainBranch> offers = [];
        foreach (var kind in kinds)
        {
            if (!kind.Capabilities.Has(service.Required) || Offer(service, kind.Capabilities, spoken) is not { } parameters) continue;
            var offer = offers.Find(offer => offer.Parameters.AsSpan().SequenceEqual(parameters.AsSpan()));
            if (offer is null) offers.Add(offer = new DomainBranch(parameters, service));
            offer.Kinds.Add(kind);
        }

        foreach (var offer in offers)
        {
            if (branches.Find(branch => branch.GoesWith(offer)) is { } branch) branch.Services.Add(service);
            else branches.Add(offer);
        }
    }

    /// <summary>What devices of these abilities can be given; null where they lack what the service can't do without.</summary>
    private static ImmutableArray<OfferedParameter>? Offer(ServiceDefinition service, DeviceCapabilities capabilities, ImmutableArray<string> spoken)
    {
        if (service.Parameters.IsEmpty) return [];
        var parameters = ImmutableArray.CreateBuilder<OfferedParameter>(service.Parameters.Length);
        foreach (var definition in service.Parameters)
        {
            if (OfferedParameter.For(definition, capabilities, spoken) is { } offered) parameters.Add(offered);
        }

        foreach (var definition in service.Parameters)
        {
            if (definition.IsRequired && !parameters.Any(offered => offered.Definition == definition
                || (definition.ExclusiveGroup is { } group && offered.Definition.ExclusiveGroup == group)))
            {
                return null;
            }
        }

        return parameters.ToImmutable();
    }

    /// <summary>A branch before its targets are looked up.</summary>
    private sealed class DomainBranch(ImmutableArray<OfferedParameter> parameters, ServiceDefinition service)
    {
        public ImmutableArray<OfferedParameter> Parameters { get; } = parameters;

        public List<ServiceDefinition> Services { get; } = [service];

        public List<DeviceKind> Kinds { get; } = [];

        public bool GoesWith(DomainBranch other) =>
            Services[0].TakesPlaces == other.Services[0].TakesPlaces && Kinds.SequenceEqual(other.Kinds)
            && Parameters.AsSpan().SequenceEqual(other.Parameters.AsSpan());

        // Branches with the same targets share them, and the grammar then shares their rule.
        public BranchTargets FindTargets(CallScope scope, Dictionary<(string Kinds, bool TakesPlaces), BranchTargets> known)
        {
            var key = (string.Join(',', Kinds.Select(kind => kind.Index)), Services[0].TakesPlaces);
            if (!known.TryGetValue(key, out var targets))
            {
                targets = DeviceKinds.Targets(scope, Kinds, key.TakesPlaces);
                known.Add(key, targets);
            }

            return targets;
        }
    }
}
