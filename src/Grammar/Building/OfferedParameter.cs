using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>A parameter with the values that certain devices take.</summary>
/// <param name="Definition">The parameter.</param>
/// <param name="Minimum">The smallest value; meaningful with numbers and kelvin.</param>
/// <param name="Maximum">The greatest value; meaningful with numbers and kelvin.</param>
/// <param name="Choices">The texts to choose from; meaningful with choices and preset modes.</param>
internal sealed record OfferedParameter(ParameterDefinition Definition, int Minimum, int Maximum, ImmutableArray<string> Choices)
{
    /// <summary>What a device takes; null where it doesn't take the parameter.</summary>
    public static OfferedParameter? For(ParameterDefinition definition, DeviceCapabilities capabilities)
    {
        if (!capabilities.Has(definition.Required)) return null;
        switch (definition.Kind)
        {
            case ParameterKind.Kelvin:
                return new(definition, capabilities.MinKelvin, capabilities.MaxKelvin, []);
            case ParameterKind.PresetMode:
                ImmutableArray<string> modes = [.. capabilities.PresetModes.Where(JsonSpelling.IsSpellable).Distinct()];
                return modes.IsEmpty ? null : new(definition, 0, 0, modes);
            default:
                return new(definition, definition.Minimum, definition.Maximum, definition.Choices);
        }
    }

    /// <summary>A text that is equal for equal parameters with equal values.</summary>
    public void AppendKey(StringBuilder key)
    {
        key.Append(CultureInfo.InvariantCulture, $"{Definition.Name}:{Minimum}:{Maximum}");
        foreach (var choice in Choices) key.Append(CultureInfo.InvariantCulture, $":{choice.Length}:{choice}");
        key.Append(';');
    }
}
