using HomeLLM.Engines;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>Takes no call.</summary>
internal sealed class UnconnectedSink : IServiceCallSink
{
    /// <inheritdoc/>
    public Task<PublishReport> PublishAsync(ServiceCallMessage message, CancellationToken cancellationToken) =>
        Task.FromResult(new PublishReport(MqttPublishResult.Refused, "", ""));
}
