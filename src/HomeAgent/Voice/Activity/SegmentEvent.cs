namespace HomeLLM.HomeAgent.Voice.Activity;

/// <summary>What a frame brought.</summary>
internal enum SegmentEvent
{
    /// <summary>Nothing new.</summary>
    None,

    /// <summary>Somebody begins to speak.</summary>
    Started,

    /// <summary>A pause, which may be the end: recognition can begin.</summary>
    Paused,

    /// <summary>The pause wasn't the end.</summary>
    Resumed,

    /// <summary>The end: silence for long enough, or the longest utterance.</summary>
    Ended,

    /// <summary>It was too short for a word: a click, a cough.</summary>
    Dropped,
}
