namespace HomeLLM.Engines.Mqtt.Dispatch;

/// <summary>All subscriptions of one connection, and who of them gets a message. Thread-safe.</summary>
internal sealed class SubscriptionTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Subscription>> _byFilter = new(StringComparer.Ordinal);
    private readonly HashSet<string> _wildcards = new(StringComparer.Ordinal);

    public void Add(Subscription subscription)
    {
        lock (_gate)
        {
            if (!_byFilter.TryGetValue(subscription.Filter, out var list)) _byFilter[subscription.Filter] = list = [];
            list.Add(subscription);
            if (subscription.Filter.AsSpan().IndexOfAny('+', '#') >= 0) _wildcards.Add(subscription.Filter);
        }
    }

    /// <summary>Takes one out; true where it was the last with its filter.</summary>
    public bool Remove(Subscription subscription)
    {
        lock (_gate)
        {
            if (!_byFilter.TryGetValue(subscription.Filter, out var list) || !list.Remove(subscription) || list.Count > 0) return false;
            _byFilter.Remove(subscription.Filter);
            _wildcards.Remove(subscription.Filter);
            return true;
        }
    }

    /// <summary>The highest quality of service asked for with a filter; null where nobody asks for it.</summary>
    public MqttQos? FindQos(string filter)
    {
        lock (_gate) return _byFilter.TryGetValue(filter, out var list) ? list.Max(subscription => subscription.Qos) : null;
    }

    /// <summary>Every filter once.</summary>
    public IReadOnlyList<string> GetFilters()
    {
        lock (_gate) return [.. _byFilter.Keys];
    }

    /// <summary>Every subscription.</summary>
    public IReadOnlyList<Subscription> GetAll()
    {
        lock (_gate) return [.. _byFilter.Values.SelectMany(list => list)];
    }

    /// <summary>The subscriptions that a topic's messages go to.</summary>
    public IReadOnlyList<Subscription> Find(string topic)
    {
        lock (_gate)
        {
            var found = _byFilter.TryGetValue(topic, out var exact) ? new List<Subscription>(exact) : [];
            foreach (var filter in _wildcards)
            {
                if (MqttTopic.Matches(filter, topic)) found.AddRange(_byFilter[filter]);
            }

            return found;
        }
    }

    /// <summary>Hands a message to all that it is for; at QoS 1 waits for room where a queue is full, at QoS 0 drops it there.</summary>
    public async ValueTask DispatchAsync(MqttMessage message, CancellationToken cancellationToken)
    {
        foreach (var subscription in Find(message.Topic))
        {
            if (subscription.Queue.TryAdd(message)) continue;
            if (message.Qos == MqttQos.AtMostOnce) subscription.Queue.Drop(message.Topic);
            else await subscription.Queue.AddAsync(message, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends all subscriptions.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            foreach (var subscription in _byFilter.Values.SelectMany(list => list)) subscription.Queue.Close();
            _byFilter.Clear();
            _wildcards.Clear();
        }
    }
}
