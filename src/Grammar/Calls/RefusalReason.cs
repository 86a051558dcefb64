namespace HomeLLM.Grammar;

/// <summary>Why an utterance leads to no call.</summary>
public enum RefusalReason
{
    /// <summary>The device or place that was meant isn't there.</summary>
    NoSuchDevice,

    /// <summary>The device can't do what was asked.</summary>
    Unsupported,

    /// <summary>Several devices fit equally well.</summary>
    Ambiguous,

    /// <summary>Nothing was ordered.</summary>
    NotACommand,
}
