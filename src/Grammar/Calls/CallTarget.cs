namespace HomeLLM.Grammar;

/// <summary>What a call line acts on, as it is spelled there.</summary>
/// <param name="Kind">What kind of thing is named.</param>
/// <param name="Spelling">How it is named; empty for the whole home and for none.</param>
public readonly record struct CallTarget(CallTargetKind Kind, string Spelling)
{
    /// <summary>The whole home.</summary>
    public static CallTarget Home { get; } = new(CallTargetKind.Home, "");

    /// <summary>Nothing: the target of an answer that refuses.</summary>
    public static CallTarget None { get; } = new(CallTargetKind.None, "");

    /// <summary>One device.</summary>
    public static CallTarget Device(string spelling) => new(CallTargetKind.Device, spelling);

    /// <summary>The devices of an area.</summary>
    public static CallTarget Area(string spelling) => new(CallTargetKind.Area, spelling);

    /// <summary>The devices of a floor.</summary>
    public static CallTarget Floor(string spelling) => new(CallTargetKind.Floor, spelling);

    /// <summary>The key that names such a target in a call line, such as <c>target_area</c>; empty for none.</summary>
    public string Key => Kind switch
    {
        CallTargetKind.Device => "target_device",
        CallTargetKind.Area => "target_area",
        CallTargetKind.Floor => "target_floor",
        CallTargetKind.Home => "target_home",
        _ => "",
    };
}
