namespace HomeLLM.CorpusGenerator.Homes;

/// <summary>A kind of things that homes have.</summary>
/// <param name="Name">Unique; where its nouns stand in the lists.</param>
/// <param name="Domain">Home Assistant's domain.</param>
/// <param name="Class">Home Assistant's device class; null for kinds that have none.</param>
/// <param name="Share">How many a home has, relative to the other kinds.</param>
/// <param name="Naming">How it is named.</param>
internal sealed record DeviceKind(string Name, string Domain, string? Class, double Share, Naming Naming)
{
    /// <summary>The most that a home has, some big ones excepted.</summary>
    public int AtMost { get; init; } = int.MaxValue;

    /// <summary>How many of its things belong to the whole home rather than to an area, 0 to 1.</summary>
    public double Homeless { get; init; }

    /// <summary>Words of the areas where it stands mostly; empty where it may stand anywhere.</summary>
    public string[] Places { get; init; } = [];

    /// <summary>Whether it only watches: nothing of it can be ordered.</summary>
    public bool IsSensor => Domain is "sensor" or "binary_sensor";
}
