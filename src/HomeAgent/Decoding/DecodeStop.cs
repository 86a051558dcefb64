namespace HomeLLM.HomeAgent.Decoding;

/// <summary>Why an answer ended.</summary>
internal enum DecodeStop
{
    /// <summary>The model ended it, or the grammar admits nothing more.</summary>
    End,

    /// <summary>It had as many tokens as are allowed; the last line may be incomplete.</summary>
    TokenLimit,

    /// <summary>The context is full (with nothing written: the prompt alone doesn't fit); the last line may be incomplete.</summary>
    ContextFull,

    /// <summary>The vocabulary can't spell what the grammar demands; the last line is incomplete.</summary>
    NoToken,
}
