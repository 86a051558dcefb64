using System.Collections.Concurrent;
using System.Text;
using HomeLLM.DeviceRegistry;
using HomeLLM.Engines;
using HomeLLM.Engines.Mqtt;
using HomeLLM.Engines.Mqtt.Loopback;
using HomeLLM.HomeAgent.Mqtt;
using HomeLLM.HomeAgent.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeLLM.HomeAgent.Tests.Mqtt;

/// <summary>A registry, a loopback broker, a connection for the agent and one for whoever else is there.</summary>
internal sealed class LoopbackHome : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    public LoopbackHome()
    {
        Registry.Replace(TestAgent.Home);
        Connection = Make("agent");
        Others = Make("others");
    }

    public HomeRegistry Registry { get; } = new();

    public LoopbackBroker Broker { get; } = new();

    public MqttTopics Topics { get; } = new("homeagent", "stream");

    public IMqttConnection Connection { get; }

    public IMqttConnection Others { get; }

    public async Task<LoopbackHome> StartAsync()
    {
        await Connection.StartAsync(default);
        await Others.StartAsync(default);
        return this;
    }

    public Task<MqttPublishResult> SayAsync(string topic, string text, bool retain = false) =>
        Others.PublishAsync(new MqttMessage(topic, Encoding.UTF8.GetBytes(text), MqttQos.AtLeastOnce, retain), Deadline, default);

    /// <summary>What comes on a filter from now on, as <c>topic payload</c>.</summary>
    public ConcurrentQueue<string> Listen(string filter)
    {
        var heard = new ConcurrentQueue<string>();
        Others.Subscribe(filter, MqttQos.AtLeastOnce, message =>
        {
            heard.Enqueue($"{message.Topic} {Encoding.UTF8.GetString(message.Payload.Span)}");
            return ValueTask.CompletedTask;
        });
        return heard;
    }

    public DeviceState State(string id) => Registry.Current.FindDevice(EntityId.Parse(id))!.State;

    public string? Attribute(string id, string name) => State(id).Attributes.TryGetValue(name, out var value) ? value.GetRawText() : null;

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await Others.DisposeAsync();
    }

    private IMqttConnection Make(string clientId) => MqttConnectionFactory.CreateLoopback(
        Broker, new MqttConnectionSettings { Host = "loopback", ClientId = clientId }, NullLogger.Instance, TimeProvider.System);
}
