using HomeLLM.HomeAgent.Voice.Audio;

namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>Makes an agent of one sound, for <c>homeagent listen</c>: it ends with the source, and leaves the running agent's place at the broker alone.</summary>
/// <param name="Source">What is listened to; null for the configured microphone.</param>
internal sealed record ListenPlan(IAudioSource? Source)
{
    /// <summary>Why nothing could be heard; null where it could.</summary>
    public string? Problem { get; set; }
}
