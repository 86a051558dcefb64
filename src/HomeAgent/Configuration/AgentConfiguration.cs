using System.Collections.Immutable;
using System.Text.Json;
using HomeLLM.HomeAgent.Mqtt;
using Microsoft.Extensions.Configuration;

namespace HomeLLM.HomeAgent.Configuration;

/// <summary>The configuration as it was read at the start: the file, over it the environment, over that the command line.</summary>
/// <param name="FilePath">The file's full path; <c>Home</c> is read from there again whenever it changes.</param>
/// <param name="Root">All values by their paths.</param>
/// <param name="Errors">Everything that is wrong, without <c>Home</c>; empty where it is good.</param>
internal sealed record AgentConfiguration(string FilePath, IConfigurationRoot Root, ImmutableArray<ConfigurationError> Errors)
{
    /// <summary>Reads the configuration.</summary>
    /// <param name="named">The file that was named on the command line; null for the usual one.</param>
    /// <param name="settings"><c>Section:Key=value</c> from the command line.</param>
    public static AgentConfiguration Load(string? named, IReadOnlyCollection<string> settings)
    {
        var path = ConfigurationFile.Find(named);
        var errors = ImmutableArray.CreateBuilder<ConfigurationError>();
        var builder = new ConfigurationBuilder();
        AddFile(builder, path, errors);
        builder.AddEnvironmentVariables().AddEnvironmentVariables("HOMEAGENT_");
        builder.AddInMemoryCollection(ReadSettings(settings, errors));
        var root = builder.Build();
        errors.AddRange(OptionsCheck.FindErrors(root));
        var configuration = new AgentConfiguration(path, root, errors.ToImmutable());
        if (errors.Count > 0) return configuration;
        var mqtt = configuration.Get<MqttOptions>(MqttOptions.Section);
        return configuration with { Errors = [.. MqttSettings.FindErrors(mqtt, Path.GetDirectoryName(path) ?? "")] };
    }

    /// <summary>The options of one section, checked.</summary>
    public T Get<T>(string section)
        where T : class, new() => Root.GetSection(section).Get<T>() ?? new T();

    private static void AddFile(ConfigurationBuilder builder, string path, ImmutableArray<ConfigurationError>.Builder errors)
    {
        try
        {
            // The host would read it as well; here the reason of a failure is told in a way that helps.
            var text = HomeFile.ReadText(path);
            using var document = JsonDocument.Parse(text, HomeFile.DocumentOptions);
            builder.AddJsonStream(new MemoryStream(text.ToArray()));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add(new(path, $"can't be read: {exception.Message} Name the configuration with --config, or put it there."));
        }
        catch (JsonException exception)
        {
            errors.Add(new(path, $"is not JSON: {exception.Message}"));
        }
    }

    private static Dictionary<string, string?> ReadSettings(
        IReadOnlyCollection<string> settings, ImmutableArray<ConfigurationError>.Builder errors)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in settings)
        {
            var equals = setting.IndexOf('=');
            if (equals > 0) values[setting[..equals]] = setting[(equals + 1)..];
            else errors.Add(new($"--set {setting}", "expected Section:Key=value, such as Mqtt:Host=localhost."));
        }

        return values;
    }
}
