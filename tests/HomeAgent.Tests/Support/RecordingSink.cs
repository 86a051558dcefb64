using HomeLLM.Engines;
using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Tests.Support;

/// <summary>Records the calls; unless a test says otherwise, the home obeys at once.</summary>
internal sealed class RecordingSink(TestAgent agent) : IServiceCallSink
{
    public List<ServiceCallMessage> Published { get; } = [];

    public MqttPublishResult Result { get; set; } = MqttPublishResult.Delivered;

    public Action<ServiceCallMessage> WhenPublished { get; set; } = agent.Obey;

    public Task<PublishReport> PublishAsync(ServiceCallMessage message, CancellationToken cancellationToken)
    {
        Published.Add(message);
        if (Result == MqttPublishResult.Delivered) WhenPublished(message);
        return Task.FromResult(new PublishReport(Result, "homeagent/service_call", "{}"));
    }
}
