namespace HomeLLM.HomeAgent.Decoding;

/// <summary>What was being written when the model was asked.</summary>
internal enum DecodePlace
{
    /// <summary>The service.</summary>
    Service,

    /// <summary>The kind of the target, or which one.</summary>
    Target,

    /// <summary>Which parameter comes next, or none.</summary>
    Parameter,

    /// <summary>The value of a parameter, or the reason of a refusal.</summary>
    Value,

    /// <summary>Whether another line comes.</summary>
    LineEnd,
}
