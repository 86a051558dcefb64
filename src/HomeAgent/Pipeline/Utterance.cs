namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>Something that a person said or typed.</summary>
/// <param name="Text">The words, as they came in.</param>
/// <param name="AreaId">The id of the area where the speaker stands; null where it isn't known.</param>
/// <param name="Id">What the sender calls it; null where it has no name.</param>
internal sealed record Utterance(string Text, string? AreaId = null, string? Id = null)
{
    /// <summary>
    /// Who speaks: utterances of the same conversation may lean on those before ("make it brighter", "yes"). Null where each stands alone.
    /// </summary>
    public string? Conversation { get; init; }

    /// <summary>How it was heard; null where it was typed.</summary>
    public HeardSpeech? Heard { get; init; }
}
