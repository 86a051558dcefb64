using Microsoft.Extensions.Logging;

namespace HomeLLM.Engines.Mqtt.Dispatch;

/// <summary>One caller's wish to receive what matches a filter; disposing it ends that.</summary>
internal sealed class Subscription(
    string filter,
    MqttQos qos,
    Func<MqttMessage, ValueTask> handler,
    ILogger logger,
    Action<Subscription> onDisposed) : IDisposable
{
    private int _isDisposed;

    public string Filter => filter;

    public MqttQos Qos => qos;

    public HandlerQueue Queue { get; } = new(filter, handler, logger);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        Queue.Close();
        onDisposed(this);
    }
}
