namespace HomeLLM.HomeAgent.Voice.Speaking;

/// <summary>The agent's voice. Thread-safe; nothing of it throws but for cancellation.</summary>
internal interface ISpeaker
{
    /// <summary>Whether a reply is being spoken; tones don't count.</summary>
    bool IsSounding { get; }

    /// <summary>Whether it keeps silent.</summary>
    bool IsMuted { get; set; }

    /// <summary>Speaks a sentence, instead of the one before; returns when it was spoken or stopped.</summary>
    Task SpeakAsync(string text, CancellationToken cancellationToken);

    /// <summary>Plays a tone; returns at once.</summary>
    void Play(Earcon earcon);

    /// <summary>Falls silent.</summary>
    void Stop();
}
