namespace HomeLLM.Grammar;

/// <summary>What values a parameter takes, and how they are written.</summary>
public enum ParameterKind
{
    /// <summary>A whole number from <see cref="ParameterDefinition.Minimum"/> to <see cref="ParameterDefinition.Maximum"/>.</summary>
    Number,

    /// <summary>A colour temperature in kelvin, a whole number within the range of the device.</summary>
    Kelvin,

    /// <summary>One of <see cref="ParameterDefinition.Choices"/>, as a text.</summary>
    Choice,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>Red, green and blue, each a whole number from 0 to 255, as an array of three.</summary>
    Rgb,

    /// <summary>The name of one of the device's own preset modes.</summary>
    PresetMode,
}
