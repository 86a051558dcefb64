using System.Collections.Frozen;
using System.Collections.Immutable;

namespace HomeLLM.Grammar;

/// <summary>
/// Every service that may be called, with its parameters: the one source of the grammar, the schema, the validation and the replies.
/// </summary>
/// <remarks>
/// A further domain is one more list like <see cref="LightServices"/>, named in <see cref="Default"/>; whatever is new in the kinds
/// of its values goes into <see cref="ParameterKind"/>. Immutable and thread-safe.
/// </remarks>
public sealed class ServiceCatalogue
{
    /// <summary>The service name of the line that does nothing and says why.</summary>
    public const string NoService = "none";

    /// <summary>The service name of the line that takes the last order back.</summary>
    public const string UndoService = "dialog.undo";

    private readonly FrozenDictionary<string, ServiceDefinition> _byFullName;

    /// <summary>Makes a catalogue of services whose full names are unique.</summary>
    /// <exception cref="ArgumentException">A full name stands twice.</exception>
    public ServiceCatalogue(IEnumerable<ServiceDefinition> services)
    {
        Services = [.. services];
        _byFullName = Services.ToFrozenDictionary(service => service.FullName);
        Domains = [.. Services.GroupBy(service => service.Domain).Select(group => (group.Key, group.ToImmutableArray()))];
    }

    /// <summary>All that HomeLLM knows.</summary>
    public static ServiceCatalogue Default { get; } = new(
    [
        .. LightServices.All, .. FanServices.All, .. SwitchServices.All, .. CoverServices.All, .. LockServices.All, .. ClimateServices.All,
        .. HumidifierServices.All, .. MediaPlayerServices.All, .. VacuumServices.All, .. SceneServices.All, .. AlarmServices.All,
        .. TodoServices.All,
    ]);

    /// <summary>The services, in the order in which they are offered.</summary>
    public ImmutableArray<ServiceDefinition> Services { get; }

    /// <summary>The services by their domains.</summary>
    internal ImmutableArray<(string Domain, ImmutableArray<ServiceDefinition> Services)> Domains { get; }

    /// <summary>The service of that full name, such as <c>light.turn_on</c>; null where there is none.</summary>
    public ServiceDefinition? Find(string fullName) => _byFullName.GetValueOrDefault(fullName);
}
