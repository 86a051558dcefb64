namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>What the ear is doing.</summary>
internal enum ListenState
{
    /// <summary>It waits: for the button, the wake phrase, or anybody who speaks.</summary>
    Idle,

    /// <summary>Somebody speaks, or was asked to.</summary>
    Hearing,

    /// <summary>The utterance has ended; its text isn't known yet.</summary>
    Recognising,

    /// <summary>The agent acts and replies.</summary>
    Answering,
}
