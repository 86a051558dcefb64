namespace HomeLLM.CorpusGenerator.Output;

/// <summary>The files that a corpus is made of.</summary>
internal enum Split
{
    /// <summary>To learn from.</summary>
    Train,

    /// <summary>Other homes and sentences of the same kind.</summary>
    ValidSeen,

    /// <summary>Homes of names that the training never saw.</summary>
    ValidNames,

    /// <summary>Templates that the training never saw.</summary>
    ValidPhrases,
}
