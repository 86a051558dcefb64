namespace HomeLLM.CorpusGenerator.Homes.Abilities;

/// <summary>How much a home knows of a device.</summary>
internal enum Detail
{
    /// <summary>Abilities and present values.</summary>
    Full,

    /// <summary>Nothing but its name and state, as of an entry that somebody wrote by hand.</summary>
    Bare,

    /// <summary>Its abilities; it can't be reached just now.</summary>
    Unavailable,
}
