namespace HomeLLM.HomeAgent.Evaluation;

/// <summary>What one call does to one device, in the one spelling that all calls of the same effect share.</summary>
/// <param name="Service">The full name of the service.</param>
/// <param name="EntityId">The device.</param>
/// <param name="Data">The parameters, in a canonical spelling.</param>
internal readonly record struct Effect(string Service, string EntityId, string Data) : IComparable<Effect>
{
    /// <inheritdoc/>
    public int CompareTo(Effect other) =>
        string.CompareOrdinal(Service, other.Service) is var service and not 0 ? service
        : string.CompareOrdinal(EntityId, other.EntityId) is var entity and not 0 ? entity
        : string.CompareOrdinal(Data, other.Data);

    /// <inheritdoc/>
    public override string ToString() => $"{Service} {EntityId} {Data}";
}
