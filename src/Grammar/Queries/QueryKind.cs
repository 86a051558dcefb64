namespace HomeLLM.Grammar;

/// <summary>What is asked.</summary>
public enum QueryKind
{
    /// <summary>In which state a device is, or whether it is in one: "is the kitchen light on".</summary>
    State,

    /// <summary>Whether some device is in a state: "is any window open".</summary>
    Any,

    /// <summary>Whether all devices are in a state: "are all doors locked".</summary>
    All,

    /// <summary>Which devices are in a state: "which lights are on upstairs".</summary>
    List,

    /// <summary>How many devices there are, or are in a state: "how many lights are on".</summary>
    Count,

    /// <summary>A quantity: "what's the temperature in the kitchen".</summary>
    Value,

    /// <summary>What time it is.</summary>
    Time,

    /// <summary>What day it is.</summary>
    Date,
}
