namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>How much a client may send, and how long it may take. The defaults are far above what Home Assistant and satellites need.</summary>
internal sealed record WyomingLimits
{
    /// <summary>The longest header and the longest data block, in bytes.</summary>
    public int MaxJsonBytes { get; init; } = 64 * 1024;

    /// <summary>The longest payload, in bytes; Home Assistant's chunks of sound have a few thousand.</summary>
    public int MaxPayloadBytes { get; init; } = 1024 * 1024;

    /// <summary>The longest speech, in seconds.</summary>
    public int MaxAudioSeconds { get; init; } = 30;

    /// <summary>How many clients may be connected at the same time.</summary>
    public int MaxClients { get; init; } = 16;

    /// <summary>How many requests of one client may wait for their answers.</summary>
    public int MaxPending { get; init; } = 4;

    /// <summary>How many recognitions may wait for their turn, those of all clients together.</summary>
    public int MaxWaitingForSpeech { get; init; } = 8;

    /// <summary>How long an event may take from its first byte to its last.</summary>
    public TimeSpan EventTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a client may be silent while nothing is worked on for it.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a client may take to accept an answer.</summary>
    public TimeSpan WriteTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one recognition may take, without the wait for its turn among the clients.</summary>
    public TimeSpan RecognitionTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an ended connection is kept so that the client can read the last word.</summary>
    public TimeSpan PartingTime { get; init; } = TimeSpan.FromSeconds(1);
}
