namespace HomeLLM.Engines.Mqtt.Loopback;

/// <summary>
/// A broker within the process, for connections made with <see cref="MqttConnectionFactory.CreateLoopback"/>: topics, wildcards, retained
/// messages and wills as a real one has them. Thread-safe.
/// </summary>
public sealed class LoopbackBroker
{
    private readonly Dictionary<string, MqttMessage> _retained = new(StringComparer.Ordinal);
    private readonly List<LoopbackConnection> _clients = [];
    private readonly Func<string?, string?, bool> _admits;

    /// <summary>Makes a running broker with nothing retained.</summary>
    /// <param name="admits">Whether a user name and password may connect; null admits all.</param>
    public LoopbackBroker(Func<string?, string?, bool>? admits = null) => _admits = admits ?? ((_, _) => true);

    /// <summary>Whether it takes connections.</summary>
    public bool IsRunning { get; private set; } = true;

    /// <summary>Guards the broker and all its connections: what one does is one step for the others.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>Vanishes, as a broker that is killed: all connections are lost, what was retained is forgotten, no will is sent.</summary>
    public void Stop() => Switch(isRunning: false);

    /// <summary>Comes back; all connections come up again at once.</summary>
    public void Start() => Switch(isRunning: true);

    internal void Attach(LoopbackConnection client)
    {
        lock (Gate)
        {
            if (!_clients.Contains(client)) _clients.Add(client);
        }
    }

    internal void Detach(LoopbackConnection client)
    {
        lock (Gate) _clients.Remove(client);
    }

    /// <summary>Why a client can't be connected; null where it can.</summary>
    internal (string Reason, bool NeedsUser)? FindObstacle(MqttConnectionSettings settings)
    {
        if (!IsRunning) return ("the loopback broker is stopped", false);
        return _admits(settings.UserName, settings.Password) ? null : ("the loopback broker refused: bad user name or password", true);
    }

    /// <summary>Hands a message to all subscribers; false where a queue was full and it was lost there. Under <see cref="Gate"/>.</summary>
    internal bool Route(MqttMessage message)
    {
        if (message.Retain && message.Payload.IsEmpty) _retained.Remove(message.Topic);
        else if (message.Retain) _retained[message.Topic] = message;
        var live = message with { Retain = false };
        var isTaken = true;
        foreach (var client in _clients) isTaken &= client.Receive(live);
        return isTaken;
    }

    /// <summary>The retained messages that a new subscriber of a filter gets. Under <see cref="Gate"/>.</summary>
    internal IEnumerable<MqttMessage> FindRetained(string filter) =>
        _retained.Values.Where(message => MqttTopic.Matches(filter, message.Topic));

    private void Switch(bool isRunning)
    {
        LoopbackConnection[] clients;
        lock (Gate)
        {
            if (IsRunning == isRunning) return;
            IsRunning = isRunning;
            if (!isRunning) _retained.Clear();
            clients = [.. _clients];
        }

        foreach (var client in clients) client.Update();
    }
}
