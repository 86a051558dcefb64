using System.Globalization;
using System.Runtime.InteropServices;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Interpreting;
using HomeLLM.HomeAgent.Mqtt;
using HomeLLM.HomeAgent.Voice.Doctor;
using HomeLLM.HomeAgent.Voice.Processes;
using HomeLLM.HomeAgent.Web;
using HomeLLM.HomeAgent.Wyoming;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Doctor;

/// <summary>Everything that the doctor looks at.</summary>
internal static class Checks
{
    private const string ModelAdvice = "leave Model:Path empty for the model that comes with HomeLLM, or name a whole GGUF file (llama architecture; F32, F16, BF16 or Q8_0)";

    /// <summary>The looks, in the order in which they are told. Each is bounded in time and doesn't throw.</summary>
    public static IEnumerable<Func<CancellationToken, Task<Finding>>> All(AgentConfiguration configuration) =>
    [
        _ => Task.FromResult(CheckVersions()),
        _ => Task.FromResult(CheckEngines(configuration)),
        _ => Task.FromResult(CheckConfiguration(configuration)),
        _ => Task.FromResult(CheckHome(configuration)),
        _ => CheckModelAsync(configuration),
        cancellationToken => BrokerCheck.RunAsync(configuration, TimeProvider.System, cancellationToken),
        cancellationToken => WyomingCheck.RunAsync(configuration, TimeProvider.System, cancellationToken),
        cancellationToken => WebCheck.RunAsync(configuration, cancellationToken),
        cancellationToken => SpeechCheck.CheckMicrophoneAsync(configuration, new SystemProcesses(), TimeProvider.System, cancellationToken),
        _ => SpeechCheck.CheckRecognizerAsync(configuration),
        cancellationToken => SpeechCheck.CheckReplyAsync(configuration, new SystemProcesses(), cancellationToken),
    ];

    /// <summary>The program, .NET and the machine.</summary>
    internal static Finding CheckVersions() => new(
        "Versions",
        true,
        $"homeagent {Versions.Program}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription} "
        + $"({RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores)");

    /// <summary>Which engines are compiled in, and which of them work and why; the language model's is told when it is loaded.</summary>
    internal static Finding CheckEngines(AgentConfiguration configuration)
    {
        var set = EngineSet.HasPackages
            ? "Packages (LLamaSharp, MQTTnet and Whisper.net beside the built-in ones)"
            : "BuiltIn (docs/engines.md tells how to build with LLamaSharp, MQTTnet and Whisper.net)";
        if (configuration.Errors.Any(error => error.Path.StartsWith(EnginesOptions.Section, StringComparison.Ordinal)))
            return new("Engines", false, set, "put the configuration right first");
        var options = configuration.Get<EnginesOptions>(EnginesOptions.Section);
        return new("Engines", true, $"{set}; MQTT: {MqttEngine.Choose(options)}; speech: {SpeechEngine.Choose(options)}");
    }

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

    /// <summary>The language model: there, whole, of a kind that is understood, and quick enough to be asked.</summary>
    internal static async Task<Finding> CheckModelAsync(AgentConfiguration configuration)
    {
        if (configuration.Errors.Any(error => error.Path.StartsWith(ModelOptions.Section, StringComparison.Ordinal)))
        {
            return new("Model", false, "not tried", "put the configuration right first");
        }

        var start = TimeProvider.System.GetTimestamp();
        using var loader = new InterpreterLoader(
            configuration,
            Options.Create(configuration.Get<ModelOptions>(ModelOptions.Section)),
            Options.Create(configuration.Get<PromptOptions>(PromptOptions.Section)),
            TimeProvider.System,
            NullLogger<InterpreterLoader>.Instance);
        var loaded = await Task.Run(loader.Load).ConfigureAwait(false);
        if (loaded.Problem is { } problem) return new("Model", false, problem, ModelAdvice);
        var milliseconds = TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
        return new(
            "Model",
            true,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{loaded.Model!.Name}, {loaded.Model.ParameterCount / 1e6:0.0} M parameters, profile {loaded.Profile}, loaded in {milliseconds:0} ms by {loaded.Engine} ({loaded.Path})"));
    }
}
