using HomeLLM.Engines.Mqtt.Dispatch;
using Microsoft.Extensions.Logging;

namespace HomeLLM.Engines.Mqtt.Client;

/// <summary>One connection to a broker, from its acceptance to its end: the part of a connection that knows packets.</summary>
internal interface IMqttSession : IAsyncDisposable
{
    /// <summary>What the broker takes.</summary>
    BrokerLimits Limits { get; }

    /// <summary>Works until the connection is lost, the goodbye is said or the token asks for an abrupt end.</summary>
    /// <exception cref="MqttConnectException">The connection was lost; the message says why.</exception>
    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>Connects: opens the stream, says CONNECT and waits for CONNACK.</summary>
/// <param name="settings">Where to, and how.</param>
/// <param name="outbox">What the session is to send.</param>
/// <param name="subscriptions">Where what comes goes.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
/// <param name="cancellationToken">Gives up.</param>
/// <exception cref="MqttConnectException">There is no connection; the message says why.</exception>
internal delegate Task<IMqttSession> SessionOpener(
    MqttConnectionSettings settings, Outbox outbox, SubscriptionTable subscriptions, TimeProvider time, ILogger logger, CancellationToken cancellationToken);
