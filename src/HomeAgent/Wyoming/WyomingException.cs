namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>A client sent what the protocol doesn't allow or more than is taken, or its request can't be met. It ends that client's connection.</summary>
internal sealed class WyomingException : Exception
{
    /// <summary>The event isn't one: its form is broken.</summary>
    public const string BadEvent = "bad-event";

    /// <summary>A value of the event is missing, of the wrong kind or out of range.</summary>
    public const string BadValue = "bad-value";

    /// <summary>More than is taken.</summary>
    public const string TooLarge = "too-large";

    /// <summary>Slower than is waited for.</summary>
    public const string TooSlow = "too-slow";

    /// <summary>Nothing came for a long time.</summary>
    public const string Idle = "idle";

    /// <summary>More at a time than can be done.</summary>
    public const string Busy = "busy";

    /// <summary>A service, model, language or form of sound that isn't offered.</summary>
    public const string NotOffered = "not-offered";

    /// <summary>The agent itself failed; its log says why.</summary>
    public const string Failed = "failed";

    /// <summary>Says what was wrong.</summary>
    /// <param name="code">One of the constants; sent to the client.</param>
    /// <param name="message">For people: where, what was expected, what was found; sent to the client too.</param>
    public WyomingException(string code, string message)
        : base(message) => Code = code;

    /// <summary>What was wrong, for programs.</summary>
    public string Code { get; }
}
