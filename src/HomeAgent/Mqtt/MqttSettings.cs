using System.Text;
using HomeLLM.Engines;
using HomeLLM.HomeAgent.Configuration;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>From the configuration to the settings of the connection.</summary>
internal static class MqttSettings
{
    private const int UsualPort = 1883, UsualTlsPort = 8883;

    /// <summary>What is wrong with the files that the section names; the values themselves are checked with the others.</summary>
    public static IEnumerable<ConfigurationError> FindErrors(MqttOptions options, string folder)
    {
        if (!options.HasBroker) yield break;
        if (options.PasswordFile is { Length: > 0 } passwordFile && TryRead(Path.Combine(folder, passwordFile), out _) is { } problem)
            yield return new($"{MqttOptions.Section}:{nameof(MqttOptions.PasswordFile)}", problem);
        if (options.CaFile is { Length: > 0 } caFile && TryRead(Path.Combine(folder, caFile), out _) is { } caProblem)
            yield return new($"{MqttOptions.Section}:{nameof(MqttOptions.CaFile)}", caProblem);
        if (options.UserName is not { Length: > 0 } && (options.Password is { Length: > 0 } || options.PasswordFile is { Length: > 0 }))
            yield return new($"{MqttOptions.Section}:{nameof(MqttOptions.UserName)}", "missing, though a password is given.");
    }

    /// <summary>The settings, with birth and will on the status topic.</summary>
    /// <param name="options">Checked.</param>
    /// <param name="folder">Where the configuration file lies.</param>
    public static MqttConnectionSettings From(MqttOptions options, string folder)
    {
        var status = MqttTopics.From(options).Status;
        return new()
        {
            Host = options.HasBroker ? options.Host.Trim() : "loopback",
            Port = options.Port ?? (options.Tls ? UsualTlsPort : UsualPort),
            Tls = options.Tls,
            CaFile = options.CaFile is { Length: > 0 } caFile ? Path.GetFullPath(Path.Combine(folder, caFile)) : null,
            Version = options.Version == "5" ? MqttVersion.V5 : MqttVersion.V311,
            ClientId = options.ClientId is { Length: > 0 } clientId ? clientId : UsualClientId(),
            UserName = options.UserName is { Length: > 0 } userName ? userName : null,
            Password = FindPassword(options, folder),
            Birth = StatusMessage(status, "online"),
            Will = StatusMessage(status, "offline"),
        };
    }

    /// <summary>The agent's status, as everybody who comes later shall know it too.</summary>
    public static MqttMessage StatusMessage(string topic, string status) =>
        new(topic, Encoding.UTF8.GetBytes(status), MqttQos.AtLeastOnce, Retain: true);

    private static string? FindPassword(MqttOptions options, string folder)
    {
        if (options.Password is { Length: > 0 } password) return password;
        if (options.PasswordFile is not { Length: > 0 } file) return null;
        // Editors put a line end behind the password.
        return TryRead(Path.Combine(folder, file), out var text) is null ? text.TrimEnd('\r', '\n') : null;
    }

    private static string? TryRead(string path, out string text)
    {
        text = "";
        try
        {
            text = File.ReadAllText(path);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{path} can't be read: {exception.Message}";
        }
    }

    private static string UsualClientId() =>
        "homeagent-" + string.Concat(Environment.MachineName.Where(character => char.IsAsciiLetterOrDigit(character) || character == '-').Take(64));
}
