using HomeLLM.Engines.Mqtt.Client;
using HomeLLM.Engines.Mqtt.Dispatch;
using Microsoft.Extensions.Logging;

namespace HomeLLM.Engines.Mqtt.Loopback;

/// <summary>A connection to a <see cref="LoopbackBroker"/>; behaves as one over the network, without delays.</summary>
internal sealed class LoopbackConnection(LoopbackBroker broker, MqttConnectionSettings settings, ILogger logger, TimeProvider time)
    : IMqttConnection
{
    private readonly SubscriptionTable _subscriptions = new();
    private readonly LinkedList<PendingPublish> _waiting = new();
    private bool _isStarted;
    private bool _isStopped;
    private volatile bool _isConnected;

    public event EventHandler<MqttConnectionChange>? ConnectionChanged;

    public bool IsConnected => _isConnected;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (broker.Gate)
        {
            ObjectDisposedException.ThrowIf(_isStopped, this);
            if (_isStarted) return Task.CompletedTask;
            _isStarted = true;
        }

        broker.Attach(this);
        Update();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        End(sendsWill: false);
        return Task.CompletedTask;
    }

    public IDisposable Subscribe(string topicFilter, MqttQos qos, Func<MqttMessage, ValueTask> handler)
    {
        if (MqttTopic.FindFilterProblem(topicFilter) is { } problem)
            throw new ArgumentException($"'{topicFilter}' is not a topic filter: {problem}.", nameof(topicFilter));
        ArgumentNullException.ThrowIfNull(handler);
        var subscription = new Subscription(topicFilter, qos, handler, logger, ended => _subscriptions.Remove(ended));
        lock (broker.Gate)
        {
            _subscriptions.Add(subscription);
            if (_isConnected) DeliverRetained(subscription);
        }

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
        var pending = new PendingPublish(message, isEndless ? null : Deadlines.After(deadline, time));
        lock (broker.Gate)
        {
            if (_isConnected) return Send(message);
            if (_isStopped || _waiting.Count >= Outbox.MaxMessages) return MqttPublishResult.Refused;
            _waiting.AddLast(pending.Node);
        }

        return await Deadlines.WaitAsync(pending, deadline, time, Abandon, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        End(sendsWill: false);
        return ValueTask.CompletedTask;
    }

    /// <summary>Ends without a goodbye, as a crash would: the broker sends the will.</summary>
    internal Task AbortAsync()
    {
        End(sendsWill: true);
        return Task.CompletedTask;
    }

    /// <summary>Takes a live message from the broker; false where a queue was full. Under the broker's lock.</summary>
    internal bool Receive(MqttMessage message)
    {
        if (!_isConnected) return true;
        var isTaken = true;
        foreach (var subscription in _subscriptions.Find(message.Topic)) isTaken &= Deliver(subscription, message);
        return isTaken;
    }

    /// <summary>Comes up, or goes down, as the broker has.</summary>
    internal void Update()
    {
        MqttConnectionChange change;
        lock (broker.Gate)
        {
            if (!_isStarted || _isStopped) return;
            var obstacle = broker.FindObstacle(settings);
            var isUp = obstacle is null;
            if (isUp && _isConnected) return;
            _isConnected = isUp;
            change = obstacle is { } why
                ? new(false, why.Reason, why.NeedsUser ? settings.MaxReconnectDelay : settings.MinReconnectDelay)
                : new(true, null, null);
            if (isUp) ComeUp();
        }

        if (change.IsConnected) logger.Connected("loopback", "in memory");
        else logger.ConnectionMissing(change.Reason!, change.RetryIn!.Value);
        Raise(change);
    }

    private void ComeUp()
    {
        if (settings.Birth is { } birth) broker.Route(birth);
        foreach (var subscription in _subscriptions.GetAll()) DeliverRetained(subscription);
        while (_waiting.First is { } node)
        {
            _waiting.RemoveFirst();
            var isLate = node.Value.Deadline <= time.GetTimestamp();
            node.Value.Complete(isLate || node.Value.IsComplete ? MqttPublishResult.Expired : Send(node.Value.Message));
        }
    }

    private MqttPublishResult Send(MqttMessage message) =>
        broker.Route(message) || message.Qos == MqttQos.AtMostOnce ? MqttPublishResult.Delivered : MqttPublishResult.Refused;

    private void DeliverRetained(Subscription subscription)
    {
        foreach (var message in broker.FindRetained(subscription.Filter)) Deliver(subscription, message);
    }

    private static bool Deliver(Subscription subscription, MqttMessage message)
    {
        var qos = (MqttQos)Math.Min((int)message.Qos, (int)subscription.Qos);
        if (subscription.Queue.TryAdd(message with { Qos = qos })) return true;
        subscription.Queue.Drop(message.Topic);
        return false;
    }

    private void Abandon(PendingPublish pending)
    {
        lock (broker.Gate)
        {
            pending.Complete(MqttPublishResult.Expired);
            if (pending.Node.List is not null) _waiting.Remove(pending.Node);
        }
    }

    private void End(bool sendsWill)
    {
        lock (broker.Gate)
        {
            if (_isStopped) return;
            _isStopped = true;
            var wasConnected = _isConnected;
            _isConnected = false;
            broker.Detach(this);
            foreach (var pending in _waiting) pending.Complete(MqttPublishResult.Expired);
            _waiting.Clear();
            _subscriptions.Clear();
            if (sendsWill && wasConnected && settings.Will is { } will) broker.Route(will);
        }

        Raise(new MqttConnectionChange(false, "stopped", null));
    }

    private void Raise(MqttConnectionChange change)
    {
        try
        {
            ConnectionChanged?.Invoke(this, change);
        }
        catch (Exception exception)
        {
            logger.ChangeHandlerFailed(exception);
        }
    }
}
