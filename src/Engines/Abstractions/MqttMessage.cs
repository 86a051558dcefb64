namespace HomeLLM.Engines;

/// <summary>An application message.</summary>
/// <param name="Topic">Where it goes, or came from; without wildcards.</param>
/// <param name="Payload">Its bytes; often UTF-8.</param>
/// <param name="Qos">Quality of service.</param>
/// <param name="Retain">
/// Outgoing: whether the broker keeps it for later subscribers. Incoming: whether it was kept from before the subscription.
/// </param>
public sealed record MqttMessage(string Topic, ReadOnlyMemory<byte> Payload, MqttQos Qos = MqttQos.AtMostOnce, bool Retain = false);
