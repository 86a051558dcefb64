namespace HomeLLM.HomeAgent.Web;

/// <summary>How much a client may send, and how long it may take.</summary>
internal sealed record WebLimits
{
    /// <summary>The longest recording, in bytes: 30 s of two channels of 24 bits at 48 kHz, and something over.</summary>
    public int MaxRecordingBytes { get; init; } = 16 << 20;

    /// <summary>The longest recording, in seconds.</summary>
    public int MaxAudioSeconds { get; init; } = 30;

    /// <summary>How many requests are worked on at the same time; more are turned away.</summary>
    public int MaxRequests { get; init; } = 8;

    /// <summary>How many recordings may wait for the one that is being recognised.</summary>
    public int MaxWaitingForSpeech { get; init; } = 3;

    /// <summary>How long a body may take to arrive.</summary>
    public TimeSpan BodyTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one recognition may take, without the wait for its turn.</summary>
    public TimeSpan RecognitionTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a client may take to accept the answer, and to end what it was sending when it was refused.</summary>
    public TimeSpan PartingTime { get; init; } = TimeSpan.FromSeconds(5);
}
