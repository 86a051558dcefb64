namespace HomeLLM.CorpusGenerator.Orders;

/// <summary>Domains and their names.</summary>
internal static class DomainNames
{
    /// <summary>The single domains, in the order in which "everything" lists them.</summary>
    public static readonly Domains[] Each = [Domains.Light, Domains.Fan, Domains.Switch];

    /// <summary>The domain of that name; none for one that can't be commanded.</summary>
    public static Domains Parse(string name) => name switch
    {
        "light" => Domains.Light,
        "fan" => Domains.Fan,
        "switch" => Domains.Switch,
        _ => Domains.None,
    };

    /// <summary>The name of a single domain.</summary>
    public static string Name(this Domains domain) => domain switch
    {
        Domains.Light => "light",
        Domains.Fan => "fan",
        Domains.Switch => "switch",
        _ => throw new ArgumentOutOfRangeException(nameof(domain), domain, "a single domain is expected"),
    };
}
