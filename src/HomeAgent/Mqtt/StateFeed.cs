using HomeLLM.DeviceRegistry;
using HomeLLM.Engines;
using HomeLLM.Engines.Mqtt;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>
/// Keeps the registry live: hears each device on its own <c>state_topic</c> and on <c>mqtt_statestream</c>. Follows the home when it is
/// changed; a device that is new gets what the broker has retained for it.
/// </summary>
internal sealed class StateFeed(
    IMqttConnection connection, MqttTopics topics, HomeRegistry registry, TimeProvider time, ILogger<StateFeed> logger) : BackgroundService
{
    private readonly Dictionary<EntityId, DeviceFeed> _feeds = [];
    private HomeSubscription? _changes;

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _changes = registry.Subscribe();
        Follow(_changes.Start);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        _changes?.Dispose();
        Follow(HomeSnapshot.Empty);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var structure = _changes!.Start.StructureVersion;
        try
        {
            await foreach (var change in _changes.Changes.ReadAllAsync(stoppingToken).ConfigureAwait(false))
            {
                // Topics change only with the whole home, but the change that said so may have been dropped in a flood of states.
                if (change.Kind != HomeChangeKind.Replaced && change.Home.StructureVersion == structure) continue;
                structure = change.Home.StructureVersion;
                Follow(change.Home);
            }
        }
        catch (OperationCanceledException)
        {
            // The agent stops.
        }
    }

    /// <summary>Ends what the home no longer asks for and begins what is new in it.</summary>
    private void Follow(HomeSnapshot home)
    {
        foreach (var (id, feed) in _feeds.ToArray())
        {
            if (home.FindDevice(id) is { } device && device.StateTopic == feed.StateTopic) continue;
            feed.Dispose();
            _feeds.Remove(id);
        }

        foreach (var device in home.Devices)
        {
            if (!_feeds.ContainsKey(device.Id)) _feeds[device.Id] = Begin(device);
        }
    }

    private DeviceFeed Begin(Device device)
    {
        var feed = new DeviceFeed(device.Id, device.StateTopic, registry, time, logger);
        if (topics.StatestreamBase is { } statestream)
        {
            var prefix = $"{statestream}/{device.Id.Domain}/{device.Id.ObjectId}/";
            feed.Add(connection.Subscribe($"{prefix}+", MqttQos.AtLeastOnce, message => feed.HandleStatestream(message, message.Topic[prefix.Length..])));
        }

        if (device.StateTopic is not { Length: > 0 } topic) return feed;
        if (MqttTopic.IsValidTopic(topic)) feed.Add(connection.Subscribe(topic, MqttQos.AtLeastOnce, feed.HandleState));
        else logger.StateTopicInvalid(device.Id.ToString(), topic);
        return feed;
    }
}
