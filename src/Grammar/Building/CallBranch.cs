using System.Collections.Immutable;

namespace HomeLLM.Grammar;

/// <summary>
/// Services of one domain and targets that go with the very same parameters: what the grammar and the schema are made of.
/// </summary>
/// <param name="Services">The services, at least one.</param>
/// <param name="Targets">What they may act on.</param>
/// <param name="Parameters">What they may be given, in the catalogue's order.</param>
internal sealed record CallBranch(
    ImmutableArray<ServiceDefinition> Services,
    BranchTargets Targets,
    ImmutableArray<OfferedParameter> Parameters);

/// <summary>Targets by their spellings; at least one.</summary>
/// <param name="Devices">Devices that take all the parameters.</param>
/// <param name="Areas">Areas with at least one such device.</param>
/// <param name="Floors">Floors with at least one such device.</param>
/// <param name="Home">Whether the whole home may be named, which then has at least one such device.</param>
internal sealed record BranchTargets(
    ImmutableArray<string> Devices,
    ImmutableArray<string> Areas,
    ImmutableArray<string> Floors,
    bool Home)
{
    /// <summary>Nothing to act on.</summary>
    public static BranchTargets None { get; } = new([], [], [], false);

    /// <summary>Of them, the devices.</summary>
    public BranchTargets DevicesOnly => new(Devices, [], [], false);

    /// <summary>Of them, the areas, the floors and the home.</summary>
    public BranchTargets PlacesOnly => this with { Devices = [] };

    /// <summary>What may be left out of something: everything but the home, each spelling once.</summary>
    public ImmutableArray<string> Exceptions => [.. Devices.Concat(Areas).Concat(Floors).Distinct()];

    /// <summary>Whether there is nothing to leave out.</summary>
    public bool HasNoException => Devices.IsEmpty && Areas.IsEmpty && Floors.IsEmpty;

    /// <summary>Whether there is nothing to act on.</summary>
    public bool IsEmpty => HasNoException && !Home;
}
