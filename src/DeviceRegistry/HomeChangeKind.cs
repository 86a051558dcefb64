namespace HomeLLM.DeviceRegistry;

/// <summary>What kind of step a <see cref="HomeChange"/> is.</summary>
public enum HomeChangeKind
{
    /// <summary>The description of the home was replaced: anything may differ.</summary>
    Replaced,

    /// <summary>A new state of one device was received. It may be equal to the one before; hearing it again is news as well.</summary>
    State,
}
