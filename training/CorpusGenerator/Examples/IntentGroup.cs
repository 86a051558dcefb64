namespace HomeLLM.CorpusGenerator.Examples;

/// <summary>The parts that the corpus is balanced by.</summary>
internal enum IntentGroup
{
    /// <summary>Orders for lights, fans and switches, and what else is turned on and off with the same words.</summary>
    Basic,

    /// <summary>Orders for all other devices.</summary>
    Other,

    /// <summary>Questions.</summary>
    Question,

    /// <summary>What means the last order.</summary>
    FollowUp,

    /// <summary>Wishes that one may help with.</summary>
    Offer,

    /// <summary>What is never done.</summary>
    Refused,
}
