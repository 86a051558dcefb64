namespace HomeLLM.HomeAgent.Linking;

/// <summary>What a mention names.</summary>
internal enum MentionKind
{
    /// <summary>Devices, labelled <c>#1</c>.</summary>
    Device,

    /// <summary>Areas, labelled <c>@1</c>.</summary>
    Area,

    /// <summary>Floors, labelled <c>^1</c>.</summary>
    Floor,

    /// <summary>The whole home, marked <c>*</c>.</summary>
    Home,
}
