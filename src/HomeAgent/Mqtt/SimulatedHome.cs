using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Engines;
using HomeLLM.Engines.Mqtt;
using HomeLLM.Engines.Mqtt.Loopback;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>
/// Stands in for Home Assistant where no broker is configured: obeys service calls and publishes the new states as <c>mqtt_statestream</c>
/// does, so that the whole circle can be seen on any machine.
/// </summary>
internal sealed class SimulatedHome(
    LoopbackBroker broker, MqttTopics topics, HomeRegistry registry, TimeProvider time, ILogger<SimulatedHome> logger) : IHostedService
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    private readonly Dictionary<EntityId, SimulatedDevice> _devices = [];
    private IMqttConnection? _connection;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var settings = new MqttConnectionSettings { Host = "loopback", ClientId = "simulated-home" };
        _connection = MqttConnectionFactory.CreateLoopback(broker, settings, logger, time);
        _connection.Subscribe(topics.ServiceCall, MqttQos.AtLeastOnce, HandleAsync);
        await _connection.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_connection is not null) await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask HandleAsync(MqttMessage message)
    {
        if (TryRead(message, out var service, out var ids, out var data) is { } reason)
        {
            logger.SimulationRefused(reason);
            return;
        }

        foreach (var text in ids)
        {
            if (EntityId.TryParse(text, out var id) && registry.Current.FindDevice(id) is { } device) await ObeyAsync(device, service, data).ConfigureAwait(false);
            else logger.SimulationRefused($"there is no {text}");
        }
    }

    private async Task ObeyAsync(Device device, string service, JsonObject data)
    {
        var dot = service.IndexOf('.', StringComparison.Ordinal);
        if (service[..Math.Max(0, dot)] != device.Id.Domain)
        {
            logger.SimulationRefused($"{service} is not for {device.Id}");
            return;
        }

        if (!_devices.TryGetValue(device.Id, out var simulated)) _devices[device.Id] = simulated = new SimulatedDevice(device, time);
        var before = simulated.Attributes.ToDictionary(pair => pair.Key, pair => pair.Value?.ToJsonString());
        simulated.Obey(service[(dot + 1)..], data);
        await PublishAsync(device.Id, "state", simulated.State).ConfigureAwait(false);
        foreach (var (name, value) in simulated.Attributes)
        {
            if (before.GetValueOrDefault(name) != value?.ToJsonString()) await PublishAsync(device.Id, name, value?.ToJsonString() ?? "null").ConfigureAwait(false);
        }
    }

    private Task<MqttPublishResult> PublishAsync(EntityId id, string leaf, string payload) => _connection!.PublishAsync(
        new MqttMessage($"{topics.StatestreamBase}/{id.Domain}/{id.ObjectId}/{leaf}", Encoding.UTF8.GetBytes(payload), MqttQos.AtLeastOnce, Retain: true),
        Deadline,
        CancellationToken.None);

    /// <summary>Reads a service call as the blueprint does; what is wrong with it, or null.</summary>
    private string? TryRead(MqttMessage message, out string service, out IReadOnlyList<string> ids, out JsonObject data)
    {
        (service, ids, data) = ("", [], []);
        try
        {
            var call = JsonNode.Parse(message.Payload.Span) as JsonObject;
            service = call?["service"]?.GetValue<string>() ?? "";
            ids = [.. (call?["target"]?["entity_id"] as JsonArray ?? []).Select(id => id?.GetValue<string>() ?? "")];
            data = call?["data"] as JsonObject ?? [];
            if (!DateTimeOffset.TryParse(
                call?["expires"]?.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expires)) return "it has no expiry";
            return expires >= time.GetUtcNow() ? null : "it has expired";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return $"it was not understood: {exception.Message}";
        }
    }
}
