namespace HomeLLM.CorpusGenerator.Orders;

/// <summary>The domains that can be commanded, as a set.</summary>
[Flags]
internal enum Domains
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>light</summary>
    Light = 1,

    /// <summary>fan</summary>
    Fan = 2,

    /// <summary>switch</summary>
    Switch = 4,

    /// <summary>All of them.</summary>
    All = 7,
}
