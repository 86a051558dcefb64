using System.Buffers;
using System.Net;
using System.Text;
using HomeLLM.Engines.Mqtt.Client;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace HomeLLM.Engines.Packages.Mqtt;

/// <summary>From our settings and messages to MQTTnet's, and back.</summary>
internal static class MqttNetMapping
{
    /// <summary>How many QoS 1 messages may be unconfirmed: MQTTnet looks each confirmation up in a list.</summary>
    private const int OwnWindow = 64;

    public static MqttClientOptions ToOptions(MqttConnectionSettings settings)
    {
        var options = new MqttClientOptions
        {
            ChannelOptions = new MqttClientTcpOptions
            {
                RemoteEndpoint = new DnsEndPoint(settings.Host, settings.Port),
                StreamProvider = new BrokerStreamProvider(settings),
            },
            ProtocolVersion = settings.Version == MqttVersion.V5 ? MqttProtocolVersion.V500 : MqttProtocolVersion.V311,
            ClientId = settings.ClientId,
            CleanSession = true,
            KeepAlivePeriod = settings.KeepAlive,
            Timeout = settings.ConnectTimeout,
        };
        if (settings.Version == MqttVersion.V5) options.MaximumPacketSize = MqttNetSession.MaxIncomingPacket;
        if (settings.UserName is not null || settings.Password is not null)
            options.Credentials = new MqttClientCredentials(settings.UserName, settings.Password is { } password ? Encoding.UTF8.GetBytes(password) : null);
        if (settings.Will is not { } will) return options;
        options.WillTopic = will.Topic;
        options.WillPayload = will.Payload.ToArray();
        options.WillQualityOfServiceLevel = (MqttQualityOfServiceLevel)will.Qos;
        options.WillRetain = will.Retain;
        return options;
    }

    public static MqttApplicationMessage ToMqttNet(PendingPublish pending, uint? expirySeconds, MqttVersion version) => new()
    {
        Topic = pending.Message.Topic,
        Payload = new ReadOnlySequence<byte>(pending.Message.Payload),
        QualityOfServiceLevel = (MqttQualityOfServiceLevel)pending.Message.Qos,
        Retain = pending.Message.Retain,
        Dup = pending.IsResent && pending.Message.Qos != MqttQos.AtMostOnce,
        MessageExpiryInterval = version == MqttVersion.V5 ? expirySeconds ?? 0 : 0,
    };

    /// <summary>A message with a payload of its own: MQTTnet's buffer is MQTTnet's.</summary>
    public static MqttMessage FromMqttNet(MqttApplicationMessage message) => new(
        message.Topic,
        message.Payload.ToArray(),
        message.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtMostOnce ? MqttQos.AtMostOnce : MqttQos.AtLeastOnce,
        message.Retain);

    /// <summary>What the broker takes; what an older protocol doesn't tell is taken as unlimited.</summary>
    public static BrokerLimits ToLimits(MqttClientConnectResult answer, MqttVersion version)
    {
        const long LongestPacket = 268_435_455;
        if (version != MqttVersion.V5) return new(OwnWindow, LongestPacket, 2, RetainAvailable: true);
        return new(
            answer.ReceiveMaximum is { } window and > 0 ? Math.Min((int)window, OwnWindow) : OwnWindow,
            answer.MaximumPacketSize is { } size and > 0 ? Math.Min(size, LongestPacket) : LongestPacket,
            (int)answer.MaximumQoS,
            answer.RetainAvailable);
    }
}
