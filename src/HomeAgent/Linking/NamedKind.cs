namespace HomeLLM.HomeAgent.Linking;

/// <summary>What kind of thing a name belongs to.</summary>
internal enum NamedKind
{
    /// <summary>A device.</summary>
    Device,

    /// <summary>An area.</summary>
    Area,

    /// <summary>A floor.</summary>
    Floor,
}
