using HomeLLM.Engines.Mqtt;
using Microsoft.Extensions.Logging;

namespace HomeLLM.Engines.Packages.Mqtt;

/// <summary>Makes connections that speak through MQTTnet.</summary>
public static class MqttNetConnectionFactory
{
    /// <summary>
    /// Makes a connection to a broker; <see cref="IMqttConnection.StartAsync"/> begins to connect. MQTTnet 5 has no client that stays connected
    /// by itself: reconnection, subscriptions, deadlines and the queue are ours, packets and their confirmation MQTTnet's.
    /// </summary>
    /// <exception cref="ArgumentException">A setting is out of range; the message names all of them.</exception>
    public static IMqttConnection Create(MqttConnectionSettings settings, ILogger logger, TimeProvider timeProvider) =>
        MqttConnectionFactory.Create(settings, logger, timeProvider, MqttNetSession.ConnectAsync);
}
