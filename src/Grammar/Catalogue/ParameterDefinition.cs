using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>One parameter of a service.</summary>
/// <param name="Name">Home Assistant's own field name, such as <c>brightness_pct</c>.</param>
/// <param name="Kind">What values it takes.</param>
/// <param name="Required">What a device must be able to do to be given it.</param>
public sealed record ParameterDefinition(string Name, ParameterKind Kind, Capability Required)
{
    /// <summary>Whether the service can't do without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The smallest value; meaningful with <see cref="ParameterKind.Number"/>.</summary>
    public int Minimum { get; init; }

    /// <summary>The greatest value; meaningful with <see cref="ParameterKind.Number"/>.</summary>
    public int Maximum { get; init; }

    /// <summary>The texts to choose from; meaningful with <see cref="ParameterKind.Choice"/>.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>
    /// Parameters of one service that share this word exclude one another: at most one of them stands in a call. They follow one
    /// another in the catalogue and none of them is required. Null where it excludes none.
    /// </summary>
    public string? ExclusiveGroup { get; init; }

    /// <summary>Whether a device can be given it.</summary>
    public bool IsSupportedBy(Device device) =>
        device.Capabilities.Has(Required)
        && (Kind != ParameterKind.PresetMode || device.Capabilities.PresetModes.Any(JsonSpelling.IsSpellable));
}
