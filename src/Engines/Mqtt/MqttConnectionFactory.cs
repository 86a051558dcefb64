using System.Text;
using HomeLLM.Engines.Mqtt.Client;
using HomeLLM.Engines.Mqtt.Loopback;
using Microsoft.Extensions.Logging;

namespace HomeLLM.Engines.Mqtt;

/// <summary>Makes connections of the built-in engine.</summary>
public static class MqttConnectionFactory
{
    /// <summary>Makes a connection to a broker; <see cref="IMqttConnection.StartAsync"/> begins to connect.</summary>
    /// <exception cref="ArgumentException">A setting is out of range; the message names all of them.</exception>
    public static IMqttConnection Create(MqttConnectionSettings settings, ILogger logger, TimeProvider timeProvider) =>
        Create(settings, logger, timeProvider, MqttSession.ConnectAsync);

    /// <summary>Makes a connection whose packets are another library's.</summary>
    /// <exception cref="ArgumentException">A setting is out of range; the message names all of them.</exception>
    internal static IMqttConnection Create(MqttConnectionSettings settings, ILogger logger, TimeProvider timeProvider, SessionOpener open)
    {
        Check(settings);
        ArgumentNullException.ThrowIfNull(logger);
        ArgumentNullException.ThrowIfNull(timeProvider);
        // The jitter of pauses is no secret.
        return new MqttConnection(settings, logger, timeProvider, Random.Shared, open);
    }

    /// <summary>Makes a connection to a broker within this process; host, port, encryption and version don't matter there.</summary>
    /// <exception cref="ArgumentException">A setting is out of range; the message names all of them.</exception>
    public static IMqttConnection CreateLoopback(LoopbackBroker broker, MqttConnectionSettings settings, ILogger logger, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(broker);
        Check(settings);
        ArgumentNullException.ThrowIfNull(logger);
        ArgumentNullException.ThrowIfNull(timeProvider);
        return new LoopbackConnection(broker, settings, logger, timeProvider);
    }

    private static void Check(MqttConnectionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var problems = FindProblems(settings).ToList();
        if (problems.Count > 0) throw new ArgumentException($"MQTT settings: {string.Join("; ", problems)}.", nameof(settings));
    }

    private static IEnumerable<string> FindProblems(MqttConnectionSettings settings)
    {
        const int Longest = MqttTopic.MaxBytes;
        if (string.IsNullOrWhiteSpace(settings.Host)) yield return "the host is empty";
        if (settings.Port is < 1 or > 65_535) yield return $"the port is {settings.Port}, expected 1 to 65535";
        if (string.IsNullOrEmpty(settings.ClientId)) yield return "the client id is empty";
        foreach (var (name, text) in new[] { ("client id", settings.ClientId), ("user name", settings.UserName), ("password", settings.Password) })
        {
            if (text is not null && Encoding.UTF8.GetByteCount(text) > Longest) yield return $"the {name} is longer than {Longest} bytes";
        }

        if (settings is { Version: MqttVersion.V311, Password: not null, UserName: null })
            yield return "MQTT 3.1.1 takes no password without a user name";
        if (settings.Version is not (MqttVersion.V311 or MqttVersion.V5)) yield return $"the version is {settings.Version}, expected 3.1.1 or 5";
        if (settings.KeepAlive < TimeSpan.Zero || settings.KeepAlive.TotalSeconds > ushort.MaxValue)
            yield return $"the keep-alive is {settings.KeepAlive.TotalSeconds} s, expected 0 to 65535";
        if (settings.ConnectTimeout <= TimeSpan.Zero) yield return "the time to connect is not positive";
        if (settings.MinReconnectDelay <= TimeSpan.Zero || settings.MinReconnectDelay > settings.MaxReconnectDelay)
            yield return "the pauses before connecting again are not positive and growing";
        foreach (var (name, message) in new[] { ("will", settings.Will), ("birth", settings.Birth) })
        {
            if (message is not null && MqttTopic.FindTopicProblem(message.Topic) is { } problem)
                yield return $"the {name}'s topic '{message.Topic}' is not valid: {problem}";
        }

        if (settings.Will?.Payload.Length > Longest) yield return $"the will is longer than {Longest} bytes";
    }
}
