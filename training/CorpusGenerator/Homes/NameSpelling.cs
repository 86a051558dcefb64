namespace HomeLLM.CorpusGenerator.Homes;

/// <summary>How the names of one home are written.</summary>
internal enum NameSpelling
{
    /// <summary>"Kitchen Ceiling Light".</summary>
    Title,

    /// <summary>"kitchen ceiling light".</summary>
    Lower,

    /// <summary>"KITCHEN CEILING LIGHT".</summary>
    Upper,

    /// <summary>"Kitchen - Ceiling Light".</summary>
    Dash,

    /// <summary>"Ceiling Light (Kitchen)".</summary>
    Bracket,

    /// <summary>"kitchen_ceiling_light".</summary>
    Underscore,
}
