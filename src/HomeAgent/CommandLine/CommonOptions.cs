using System.CommandLine;
using HomeLLM.HomeAgent.Configuration;

namespace HomeLLM.HomeAgent.CommandLine;

/// <summary>The options that every command takes.</summary>
internal static class CommonOptions
{
    public static Option<string?> Config { get; } = new("--config", "-c")
    {
        Description = "The configuration file; by default appsettings.json here or beside the program.",
        HelpName = "file",
        Recursive = true,
    };

    public static Option<string[]> Set { get; } = new("--set", "-s")
    {
        Description = "Sets one value of the configuration: Mqtt:Host=localhost. May be given several times.",
        HelpName = "path=value",
        Recursive = true,
        DefaultValueFactory = _ => [],
    };

    /// <summary>Loads the configuration that the options ask for.</summary>
    public static AgentConfiguration Load(ParseResult arguments) =>
        AgentConfiguration.Load(arguments.GetValue(Config), arguments.GetValue(Set) ?? []);

    /// <summary>Loads the configuration; where it has errors, writes all of them to standard error and returns null.</summary>
    public static AgentConfiguration? LoadOrReport(ParseResult arguments)
    {
        var configuration = Load(arguments);
        if (configuration.Errors.IsEmpty) return configuration;
        StandardStreams.Error.WriteLine("The configuration has errors:");
        foreach (var error in configuration.Errors) StandardStreams.Error.WriteLine($"  {error}");
        return null;
    }
}
