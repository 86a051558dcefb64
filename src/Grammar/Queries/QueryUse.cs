namespace HomeLLM.Grammar;

/// <summary>Whether a part stands in a query line.</summary>
public enum QueryUse
{
    /// <summary>Never.</summary>
    None,

    /// <summary>It may.</summary>
    Optional,

    /// <summary>Always.</summary>
    Required,
}
