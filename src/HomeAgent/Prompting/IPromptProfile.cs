using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Prompting;

/// <summary>How a family of models is asked.</summary>
internal interface IPromptProfile
{
    /// <summary>Its name in the configuration (<c>Model:Profile</c>).</summary>
    string Name { get; }

    /// <summary>
    /// Whether a token that the grammar forbids, where the model wanted it most, says that the order can't be carried out. So it is with a
    /// model that was trained on nothing but call lines; others also want to chat.
    /// </summary>
    bool WritesOnlyCalls { get; }

    /// <summary>What every prompt in this home begins with, whatever is said; empty where that isn't known.</summary>
    /// <param name="home">The home as it is.</param>
    ImmutableArray<PromptSegment> Begin(HomeSnapshot home);

    /// <summary>Writes the prompt for one utterance.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="areaId">The area where the speaker stands; null where it isn't known.</param>
    /// <param name="home">The home as it is.</param>
    /// <param name="history">What was talked about before; null for nothing.</param>
    PreparedPrompt Prepare(string text, string? areaId, HomeSnapshot home, History? history);
}
