using System.ComponentModel.DataAnnotations;

namespace HomeLLM.HomeAgent.Configuration;

/// <summary>The <c>Safety</c> section: what the agent doesn't do, whatever it is told.</summary>
internal sealed class SafetyOptions
{
    public const string Section = "Safety";

    /// <summary>The longest utterance that is understood, in characters.</summary>
    [Range(10, 2000, ErrorMessage = "expected 10 to 2000 characters")]
    public int MaxTextLength { get; set; } = 500;

    /// <summary>How many utterances may wait for their turn; more are turned away.</summary>
    [Range(1, 1000, ErrorMessage = "expected 1 to 1000 utterances")]
    public int MaxWaiting { get; set; } = 16;

    /// <summary>How long a device has to answer, in seconds.</summary>
    [Range(0.1, 60, ErrorMessage = "expected 0.1 to 60 seconds")]
    public double AnswerSeconds { get; set; } = 2;

    /// <summary>Entity ids (<c>switch.server</c>) and services (<c>switch.turn_off</c>) that are never called.</summary>
    public string[] Never { get; set; } = [];
}
