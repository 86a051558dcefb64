using System.Collections.Concurrent;
using HomeLLM.Engines;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Doctor;
using HomeLLM.HomeAgent.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>The doctor's look at the broker: can the agent connect, and does Home Assistant tell it states there?</summary>
internal static class BrokerCheck
{
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(10), ListenTime = TimeSpan.FromSeconds(1);

    /// <summary>Looks, within about eleven seconds.</summary>
    public static async Task<Finding> RunAsync(AgentConfiguration configuration, TimeProvider time, CancellationToken cancellationToken)
    {
        var options = configuration.Get<MqttOptions>(MqttOptions.Section);
        if (!options.HasBroker) return new("Broker", true, "none configured (Mqtt:Host is empty): a simulated home answers");
        if (configuration.Errors.Length > 0) return new("Broker", false, "not tried", "put the configuration right first");
        var folder = Path.GetDirectoryName(configuration.FilePath) ?? "";
        // Under its own name and without birth and will: the agent may be running.
        var full = MqttSettings.From(options, folder);
        var settings = full with { ClientId = $"{full.ClientId}-doctor", Birth = null, Will = null };
        var engines = configuration.Get<EnginesOptions>(EnginesOptions.Section);
        var connection = MqttEngine.Create(engines, settings, NullLogger.Instance, time);
        await using (connection.ConfigureAwait(false))
        {
            var first = new TaskCompletionSource<MqttConnectionChange>(TaskCreationOptions.RunContinuationsAsynchronously);
            connection.ConnectionChanged += (_, change) => first.TrySetResult(change);
            await connection.StartAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var change = await first.Task.WaitAsync(ConnectTime + TimeSpan.FromSeconds(1), time, cancellationToken).ConfigureAwait(false);
                if (!change.IsConnected) return new("Broker", false, change.Reason!, "docs/home-assistant.md, \"When it doesn't work\"");
            }
            catch (TimeoutException)
            {
                return new("Broker", false, $"{settings.Host}:{settings.Port} does not answer", "is the address right, and does a firewall stand between?");
            }

            var text = $"{settings.Host}:{settings.Port}, MQTT {options.Version}{(settings.Tls ? ", encrypted" : "")}, through {MqttEngine.Choose(engines)}";
            return await ListenAsync(connection, MqttTopics.From(options), text, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<Finding> ListenAsync(
        IMqttConnection connection, MqttTopics topics, string text, TimeProvider time, CancellationToken cancellationToken)
    {
        if (topics.StatestreamBase is not { } statestream) return new("Broker", true, $"{text}; no statestream configured");
        var heard = new ConcurrentDictionary<string, bool>();
        using var subscription = connection.Subscribe($"{statestream}/+/+/state", MqttQos.AtMostOnce, message =>
        {
            heard[message.Topic] = true;
            return ValueTask.CompletedTask;
        });
        await Task.Delay(ListenTime, time, cancellationToken).ConfigureAwait(false);
        return heard.IsEmpty
            ? new(
                "Broker",
                false,
                $"{text}; nothing is heard on {statestream}/…",
                $"does Home Assistant's mqtt_statestream publish there (base_topic: {statestream})? Right after its start it is silent until something changes")
            : new("Broker", true, $"{text}; {heard.Count} entities heard on {statestream}/…");
    }
}
