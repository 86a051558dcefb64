using System.Collections.Immutable;
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

    /// <summary>
    /// What is done only after a yes: services (<c>lock.unlock</c>), services of one class of device (<c>cover.open_cover:garage</c>) and
    /// entity ids. Null for <see cref="DefaultConfirm"/>; an empty list asks for nothing.
    /// </summary>
    public string[]? Confirm { get; set; }

    /// <summary>Unlocking, opening doors, gates and garages, disarming: what lets somebody in.</summary>
    public static ImmutableArray<string> DefaultConfirm { get; } =
    [
        "lock.unlock", "lock.open", "alarm_control_panel.alarm_disarm",
        .. from service in new[] { "cover.open_cover", "cover.toggle", "cover.set_cover_position" }
           from deviceClass in new[] { "garage", "door", "gate" }
           select $"{service}:{deviceClass}",
    ];
}
