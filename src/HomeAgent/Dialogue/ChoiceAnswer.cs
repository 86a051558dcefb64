using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Dialogue;

/// <summary>What an utterance says about a question which of several devices is meant.</summary>
/// <param name="Kind">What kind of answer it is.</param>
/// <param name="Devices">The devices that remain; empty where none does or where it is no answer.</param>
internal sealed record ChoiceAnswer(ChoiceKind Kind, ImmutableArray<EntityId> Devices)
{
    /// <summary>The utterance is about something else.</summary>
    public static ChoiceAnswer Unrelated { get; } = new(ChoiceKind.Unrelated, []);

    /// <summary>None of them is meant.</summary>
    public static ChoiceAnswer Neither { get; } = new(ChoiceKind.Neither, []);
}
