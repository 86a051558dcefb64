namespace HomeLLM.CorpusGenerator.Orders;

/// <summary>Why nothing is done.</summary>
internal enum Refusal
{
    /// <summary>no_such_device</summary>
    NoSuchDevice,

    /// <summary>unsupported</summary>
    Unsupported,

    /// <summary>ambiguous</summary>
    Ambiguous,

    /// <summary>not_a_command</summary>
    NotACommand,
}
