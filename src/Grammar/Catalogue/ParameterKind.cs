using System.Diagnostics.CodeAnalysis;

namespace HomeLLM.Grammar;

/// <summary>What values a parameter takes, and how they are written.</summary>
public enum ParameterKind
{
    /// <summary>A whole number from <see cref="ParameterDefinition.Minimum"/> to <see cref="ParameterDefinition.Maximum"/>.</summary>
    Number,

    /// <summary>A colour temperature in kelvin, a whole number within the range of the device.</summary>
    Kelvin,

    /// <summary>A target humidity in percent, a whole number within the range of the device.</summary>
    Humidity,

    /// <summary>
    /// A number from <see cref="ParameterDefinition.Minimum"/> to <see cref="ParameterDefinition.Maximum"/> with one digit after the
    /// dot at most.
    /// </summary>
    [SuppressMessage("Naming", "CA1720", Justification = "It is what the number is, whatever type holds it.")]
    Decimal,

    /// <summary>A target temperature in the home's unit, within the range of the device, with one digit after the dot at most.</summary>
    Temperature,

    /// <summary>A part of the whole, from 0 to 1 with two digits after the dot at most.</summary>
    Fraction,

    /// <summary>One of <see cref="ParameterDefinition.Choices"/>, as a text.</summary>
    Choice,

    /// <summary>One of the device's own names, as a text: <see cref="ParameterDefinition.Names"/> says which.</summary>
    OwnChoice,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>Red, green and blue, each a whole number from 0 to 255, as an array of three.</summary>
    Rgb,

    /// <summary>Consecutive words of the utterance, joined by single spaces.</summary>
    SpokenText,
}
