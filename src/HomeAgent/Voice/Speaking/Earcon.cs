namespace HomeLLM.HomeAgent.Voice.Speaking;

/// <summary>What a short tone says.</summary>
internal enum Earcon
{
    /// <summary>Rising: the agent listens.</summary>
    Listening,

    /// <summary>Falling: it didn't understand.</summary>
    NotUnderstood,
}
