using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>One parameter of a service.</summary>
/// <param name="Name">Home Assistant's own field name, such as <c>brightness_pct</c>; a name of ours where it stands in lines only.</param>
/// <param name="Kind">What values it takes.</param>
/// <param name="Required">What a device must be able to do to be given it.</param>
public sealed record ParameterDefinition(string Name, ParameterKind Kind, Capability Required)
{
    /// <summary>Where it may stand.</summary>
    public ParameterForm Form { get; init; } = ParameterForm.Both;

    /// <summary>
    /// Whether the service can't do without it. Where it shares an <see cref="ExclusiveGroup"/>, all of the group say so, and one of them
    /// must be there.
    /// </summary>
    public bool IsRequired { get; init; }

    /// <summary>The smallest value; meaningful with <see cref="ParameterKind.Number"/> and <see cref="ParameterKind.Decimal"/>.</summary>
    public int Minimum { get; init; }

    /// <summary>The greatest value; meaningful with <see cref="ParameterKind.Number"/> and <see cref="ParameterKind.Decimal"/>.</summary>
    public int Maximum { get; init; }

    /// <summary>The texts to choose from; meaningful with <see cref="ParameterKind.Choice"/>.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The device's names to choose from; meaningful with <see cref="ParameterKind.OwnChoice"/>.</summary>
    public OwnNames Names { get; init; }

    /// <summary>Abilities of which one is enough; <see cref="Capability.None"/> where nothing is asked beyond <see cref="Required"/>.</summary>
    public Capability RequiredAny { get; init; }

    /// <summary>
    /// Parameters of one service that share this word exclude one another: at most one of them stands in a call. They follow one
    /// another in the catalogue. Null where it excludes none.
    /// </summary>
    public string? ExclusiveGroup { get; init; }

    /// <summary>Whether a model may write it.</summary>
    public bool IsInLines => (Form & ParameterForm.Line) != 0;

    /// <summary>Whether Home Assistant takes it.</summary>
    public bool IsInCalls => (Form & ParameterForm.Call) != 0;

    /// <summary>Whether a device can be given it.</summary>
    public bool IsSupportedBy(Device device) => IsSupportedBy(device.Capabilities);

    /// <summary>Whether a device of these abilities can be given it.</summary>
    public bool IsSupportedBy(DeviceCapabilities capabilities) =>
        capabilities.Has(Required) && capabilities.HasAny(RequiredAny)
        && (Kind != ParameterKind.OwnChoice || OwnChoices(capabilities).Any(JsonSpelling.IsSpellable));

    /// <summary>The names that a device of these abilities has for it, as Home Assistant spells them.</summary>
    public ImmutableArray<string> OwnChoices(DeviceCapabilities capabilities) => Names switch
    {
        OwnNames.PresetModes => capabilities.PresetModes,
        OwnNames.HvacModes => capabilities.HvacModes,
        OwnNames.Sources => capabilities.Sources,
        _ => [],
    };
}
