namespace HomeLLM.CorpusGenerator.Homes;

/// <summary>How things of a kind are named.</summary>
internal enum Naming
{
    /// <summary>By where they stand: "Kitchen Island Light".</summary>
    Placed,

    /// <summary>By what hangs on them: "Kettle".</summary>
    Switch,

    /// <summary>By their window: "Bay Window Blind".</summary>
    Window,

    /// <summary>By a door: "Front Door", "Front Door Lock".</summary>
    Door,

    /// <summary>A noun that says all: "Garage Door", "Driveway Gate".</summary>
    Entrance,

    /// <summary>By the room, the maker or both: "Office Thermostat", "Sonara Beam".</summary>
    Appliance,

    /// <summary>By a name of their own: "Dusty".</summary>
    Robot,

    /// <summary>From a list of whole names: "Movie Night".</summary>
    Listed,

    /// <summary>By what they measure of which thing: "Freezer Power".</summary>
    Sensor,

    /// <summary>After a person.</summary>
    Person,

    /// <summary>Things of domains that nobody commands.</summary>
    Other,
}
