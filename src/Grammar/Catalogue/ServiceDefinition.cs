using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>One service of Home Assistant that may be called.</summary>
/// <param name="Domain">The domain of the devices that it acts on, such as <c>light</c>.</param>
/// <param name="Name">Its name within the domain, such as <c>turn_on</c>.</param>
/// <param name="Required">What a device must be able to do for the service to make sense at all.</param>
/// <param name="Parameters">Its parameters, in the order in which a call line gives them.</param>
public sealed record ServiceDefinition(
    string Domain,
    string Name,
    Capability Required,
    ImmutableArray<ParameterDefinition> Parameters)
{
    /// <summary>Domain and name, as Home Assistant writes them: <c>light.turn_on</c>.</summary>
    public string FullName { get; } = $"{Domain}.{Name}";

    /// <summary>Whether an area, a floor or the whole home may be its target; else only devices.</summary>
    public bool TakesPlaces { get; init; } = true;

    /// <summary>The parameter of that name; null where the service has none.</summary>
    public ParameterDefinition? FindParameter(string name)
    {
        foreach (var parameter in Parameters)
        {
            if (parameter.Name == name) return parameter;
        }

        return null;
    }

    /// <summary>
    /// Whether a device can be its target: it is of the domain, has the abilities, and has those of what the service can't do without.
    /// </summary>
    public bool IsSupportedBy(Device device) =>
        device.Id.Domain == Domain
        && device.Capabilities.Has(Required)
        && Parameters.All(parameter => !parameter.IsRequired || Supports(parameter, device.Capabilities));

    /// <summary>Whether a device can be given a parameter, or another of those that may stand in its place.</summary>
    private bool Supports(ParameterDefinition required, DeviceCapabilities capabilities)
    {
        foreach (var parameter in Parameters)
        {
            if ((parameter == required || (required.ExclusiveGroup is { } group && parameter.ExclusiveGroup == group))
                && parameter.IsSupportedBy(capabilities))
            {
                return true;
            }
        }

        return false;
    }
}
