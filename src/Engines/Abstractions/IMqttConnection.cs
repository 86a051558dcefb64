namespace HomeLLM.Engines;

/// <summary>
/// A connection to an MQTT broker that stays up by itself: it reconnects with growing, jittered pauses and subscribes again. Thread-safe.
/// </summary>
public interface IMqttConnection : IAsyncDisposable
{
    /// <summary>Raised when the connection comes up, goes down or can't be made. Handlers must not block.</summary>
    event EventHandler<MqttConnectionChange>? ConnectionChanged;

    /// <summary>Whether the broker is connected now.</summary>
    bool IsConnected { get; }

    /// <summary>Begins to connect, in the background; returns at once, also where the broker is away.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Publishes what is under way, says goodbye (no will is sent) and ends. Bounded by the token.</summary>
    Task StopAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Subscribes, now and after every reconnection, until the result is disposed.
    /// </summary>
    /// <param name="topicFilter">May hold the wildcards <c>+</c> and <c>#</c>.</param>
    /// <param name="qos">The highest quality of service to receive with.</param>
    /// <param name="handler">Called for each message, one after another, in the order of arrival; its exceptions are logged.</param>
    /// <exception cref="ArgumentException">The filter is not a valid topic filter.</exception>
    IDisposable Subscribe(string topicFilter, MqttQos qos, Func<MqttMessage, ValueTask> handler);

    /// <summary>Publishes a message: at QoS 0 once it is written, at QoS 1 once the broker has confirmed it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="deadline">How long it may wait for a connection and the confirmation; afterwards it is dropped for good.</param>
    /// <param name="cancellationToken">Gives up sooner.</param>
    /// <returns>Whether it was delivered, expired or was refused.</returns>
    /// <exception cref="ArgumentException">The topic is empty, too long or holds a wildcard.</exception>
    Task<MqttPublishResult> PublishAsync(MqttMessage message, TimeSpan deadline, CancellationToken cancellationToken);
}
