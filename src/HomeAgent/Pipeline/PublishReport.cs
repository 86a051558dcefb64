using HomeLLM.Engines;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>What became of a call that was published.</summary>
/// <param name="Result">Whether it was delivered.</param>
/// <param name="Topic">The topic that it was published on.</param>
/// <param name="Payload">The message, as text.</param>
internal sealed record PublishReport(MqttPublishResult Result, string Topic, string Payload);
