using System.Runtime.InteropServices;
using HomeLLM.HomeAgent.Configuration;

namespace HomeLLM.HomeAgent.Doctor;

/// <summary>Everything that the doctor looks at.</summary>
internal static class Checks
{
    /// <summary>The looks, in the order in which they are told. Each is bounded in time and doesn't throw.</summary>
    public static IEnumerable<Func<CancellationToken, Task<Finding>>> All(AgentConfiguration configuration) =>
    [
        _ => Task.FromResult(CheckVersions()),
        _ => Task.FromResult(CheckConfiguration(configuration)),
        _ => Task.FromResult(CheckHome(configuration)),
        _ => Task.FromResult(new Finding("Speech", true, "not in this version: commands come as text")),
    ];

    /// <summary>The program, .NET and the machine.</summary>
    internal static Finding CheckVersions() => new(
        "Versions",
        true,
        $"homeagent {Versions.Program}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription} "
        + $"({RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores)");

    /// <summary>The values of the configuration, without the home.</summary>
    internal static Finding CheckConfiguration(AgentConfiguration configuration) =>
        configuration.Errors.IsEmpty
            ? new("Configuration", true, configuration.FilePath)
            : new("Configuration", false, configuration.FilePath, [.. configuration.Errors.Select(error => error.ToString())]);

    /// <summary>The home in the configuration.</summary>
    internal static Finding CheckHome(AgentConfiguration configuration)
    {
        try
        {
            var reading = HomeFile.Read(configuration.FilePath);
            if (!reading.IsGood) return new("Home", false, $"{reading.Errors.Length} errors", [.. reading.Errors.Select(error => error.ToString())]);
            var home = reading.Home;
            var text = $"{home.Devices.Length} devices, {home.Areas.Length} areas, {home.Floors.Length} floors";
            return home.Devices.IsEmpty
                ? new("Home", false, text, "add your devices under Home in the configuration (README.md shows how)")
                : new("Home", true, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new("Home", false, exception.Message, "put an appsettings.json there, or name one with --config");
        }
    }
}
