using System.Net;
using HomeLLM.Engines.Mqtt.Client;
using MQTTnet.Channel;

namespace HomeLLM.Engines.Packages.Mqtt;

/// <summary>
/// Gives MQTTnet its stream, encrypted already where that is wanted: the same trust, the same words about failures as in the built-in
/// engine, and a socket that still sends what was written when it is closed (MQTTnet's own would drop it).
/// </summary>
internal sealed class BrokerStreamProvider(MqttConnectionSettings settings) : IMqttClientStreamProvider
{
    public async Task<Stream> ConnectAsync(EndPoint brokerEndPoint, CancellationToken cancellationToken) =>
        (await BrokerDialer.DialAsync(settings, cancellationToken).ConfigureAwait(false)).Stream;
}
