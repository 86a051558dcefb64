using HomeLLM.Engines.Mqtt.Dispatch;
using Microsoft.Extensions.Logging;

namespace HomeLLM.Engines.Mqtt.Client;

/// <summary>An MQTT client: stays connected, keeps deadlines and subscriptions. Packets are the sessions' affair.</summary>
internal sealed partial class MqttConnection : IMqttConnection
{
    private static readonly TimeSpan DisposeTimeout = TimeSpan.FromSeconds(2);

    private readonly SessionOpener _open;
    private readonly MqttConnectionSettings _settings;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly ReconnectPolicy _policy;
    private readonly Outbox _outbox;
    private readonly SubscriptionTable _subscriptions = new();
    private readonly CancellationTokenSource _abrupt = new();
    private readonly Lock _gate = new();
    private Task? _running;
    private volatile bool _isStopped;
    private volatile bool _isConnected;

    /// <param name="settings">Checked.</param>
    /// <param name="logger">The log.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">For the jitter of pauses.</param>
    /// <param name="open">Connects; null for the built-in protocol.</param>
    public MqttConnection(MqttConnectionSettings settings, ILogger logger, TimeProvider time, Random random, SessionOpener? open = null)
    {
        _open = open ?? MqttSession.ConnectAsync;
        _settings = settings;
        _logger = logger;
        _time = time;
        _policy = new ReconnectPolicy(settings.MinReconnectDelay, settings.MaxReconnectDelay, random);
        _outbox = new Outbox(time, logger);
    }

    public event EventHandler<MqttConnectionChange>? ConnectionChanged;

    public bool IsConnected => _isConnected;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isStopped, this);
            _running ??= Task.Run(RunAsync, CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task? running;
        lock (_gate)
        {
            _isStopped = true;
            running = _running;
        }

        try
        {
            if (running is not null && _isConnected)
            {
                await Task.WhenAny(_outbox.WhenDrainedAsync(), running).WaitAsync(cancellationToken).ConfigureAwait(false);
                _outbox.QueueGoodbye();
                await running.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            _outbox.QueueGoodbye();
        }

        await EndAsync(running).ConfigureAwait(false);
    }

    public IDisposable Subscribe(string topicFilter, MqttQos qos, Func<MqttMessage, ValueTask> handler)
    {
        if (MqttTopic.FindFilterProblem(topicFilter) is { } problem)
            throw new ArgumentException($"'{topicFilter}' is not a topic filter: {problem}.", nameof(topicFilter));
        ArgumentNullException.ThrowIfNull(handler);
        var subscription = new Subscription(topicFilter, qos, handler, _logger, OnUnsubscribed);
        _subscriptions.Add(subscription);
        // Asked for again also where the filter is known already: the broker then sends what it retains.
        _outbox.QueueRequest(new([(topicFilter, _subscriptions.FindQos(topicFilter) ?? qos)], IsSubscribe: true));
        return subscription;
    }

    public async Task<MqttPublishResult> PublishAsync(MqttMessage message, TimeSpan deadline, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (MqttTopic.FindTopicProblem(message.Topic) is { } problem)
            throw new ArgumentException($"'{message.Topic}' is not a topic: {problem}.", nameof(message));
        cancellationToken.ThrowIfCancellationRequested();
        var isEndless = deadline == Timeout.InfiniteTimeSpan;
        if (deadline <= TimeSpan.Zero && !isEndless) return MqttPublishResult.Expired;
        if (_outbox.TryAdd(message, isEndless ? null : Deadlines.After(deadline, _time)) is not { } pending)
        {
            _logger.PublishRefused(message.Topic, "too many messages wait already, or the connection is closed");
            return MqttPublishResult.Refused;
        }

        return await Deadlines.WaitAsync(pending, deadline, _time, _outbox.Abandon, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        bool isStopped;
        lock (_gate) isStopped = _isStopped;
        if (!isStopped)
        {
            using var timeout = new CancellationTokenSource(DisposeTimeout);
            await StopAsync(timeout.Token).ConfigureAwait(false);
        }

        _abrupt.Dispose();
    }

    /// <summary>Ends without a goodbye, as a crash would: the broker sends the will.</summary>
    internal async Task AbortAsync()
    {
        Task? running;
        lock (_gate)
        {
            _isStopped = true;
            running = _running;
        }

        await EndAsync(running).ConfigureAwait(false);
    }

    private async Task EndAsync(Task? running)
    {
        await _abrupt.CancelAsync().ConfigureAwait(false);
        if (running is not null) await running.ConfigureAwait(false);
        _outbox.Close();
        _subscriptions.Clear();
    }

    private void OnUnsubscribed(Subscription subscription)
    {
        if (_subscriptions.Remove(subscription)) _outbox.QueueRequest(new([(subscription.Filter, subscription.Qos)], IsSubscribe: false));
    }
}
