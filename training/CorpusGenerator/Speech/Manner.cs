namespace HomeLLM.CorpusGenerator.Speech;

/// <summary>What may stand around something that is said.</summary>
internal enum Manner
{
    /// <summary>Nothing: it is whole.</summary>
    Talk,

    /// <summary>An order: "would you please …".</summary>
    Order,

    /// <summary>A question, a wish, a correction: "hey …".</summary>
    Remark,
}
