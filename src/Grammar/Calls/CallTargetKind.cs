namespace HomeLLM.Grammar;

/// <summary>What kind of thing a call acts on.</summary>
public enum CallTargetKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>One device.</summary>
    Device,

    /// <summary>Every device of the service's domain in an area.</summary>
    Area,

    /// <summary>Every device of the service's domain on a floor.</summary>
    Floor,

    /// <summary>Every device of the service's domain.</summary>
    Home,
}
