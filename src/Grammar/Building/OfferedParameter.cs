using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>A parameter with the values that certain devices take.</summary>
/// <param name="Definition">The parameter.</param>
/// <param name="Minimum">The smallest value; meaningful with numbers, in tenths where they have a digit after the dot.</param>
/// <param name="Maximum">The greatest value, likewise.</param>
/// <param name="Choices">The texts to choose from; meaningful with choices, own choices and spoken words.</param>
internal sealed record OfferedParameter(ParameterDefinition Definition, int Minimum, int Maximum, ImmutableArray<string> Choices)
{
    /// <summary>What a device takes; null where it doesn't take the parameter or no model may write it.</summary>
    /// <param name="definition">The parameter.</param>
    /// <param name="capabilities">The device's abilities.</param>
    /// <param name="spoken">The words of the utterance as <see cref="SpokenText.Offered"/> gives them.</param>
    public static OfferedParameter? For(ParameterDefinition definition, DeviceCapabilities capabilities, ImmutableArray<string> spoken)
    {
        if (!definition.IsInLines || !capabilities.Has(definition.Required) || !capabilities.HasAny(definition.RequiredAny)) return null;
        return definition.Kind switch
        {
            ParameterKind.Kelvin => new(definition, capabilities.MinKelvin, capabilities.MaxKelvin, []),
            ParameterKind.Humidity => new(definition, capabilities.MinHumidity, capabilities.MaxHumidity, []),
            ParameterKind.Decimal => new(definition, definition.Minimum * 10, definition.Maximum * 10, []),
            ParameterKind.Temperature => new(definition, (int)(capabilities.MinTemperature * 10), (int)(capabilities.MaxTemperature * 10), []),
            ParameterKind.OwnChoice => WithChoices(definition, [.. definition.OwnChoices(capabilities).Where(JsonSpelling.IsSpellable).Distinct()]),
            ParameterKind.SpokenText => WithChoices(definition, spoken),
            _ => new(definition, definition.Minimum, definition.Maximum, definition.Choices),
        };
    }

    /// <summary>Whether both offer the same values of the same parameter.</summary>
    public bool Equals(OfferedParameter? other) =>
        other is not null && Definition == other.Definition && Minimum == other.Minimum && Maximum == other.Maximum
        && Choices.AsSpan().SequenceEqual(other.Choices.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Definition.Name, Minimum, Maximum, Choices.Length);

    private static OfferedParameter? WithChoices(ParameterDefinition definition, ImmutableArray<string> choices) =>
        choices.IsEmpty ? null : new(definition, 0, 0, choices);
}
