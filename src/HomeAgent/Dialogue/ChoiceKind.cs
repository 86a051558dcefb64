namespace HomeLLM.HomeAgent.Dialogue;

/// <summary>How an utterance answers a question which of several devices is meant.</summary>
internal enum ChoiceKind
{
    /// <summary>Not at all: it is a fresh utterance.</summary>
    Unrelated,

    /// <summary>It says which.</summary>
    Chosen,

    /// <summary>Fewer remain, but still several.</summary>
    Narrowed,

    /// <summary>None of them.</summary>
    Neither,
}
