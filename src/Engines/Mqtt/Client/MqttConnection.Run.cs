
namespace HomeLLM.Engines.Mqtt.Client;

/// <summary>The loop that keeps the connection up.</summary>
internal sealed partial class MqttConnection
{
    private async Task RunAsync()
    {
        while (!_isStopped && !_abrupt.IsCancellationRequested)
        {
            var (failure, lifetime) = await LiveOnceAsync().ConfigureAwait(false);
            if (failure is null || _isStopped || _abrupt.IsCancellationRequested) break;
            var pause = _policy.NextDelay(lifetime, failure.NeedsUser);
            _logger.ConnectionMissing(failure.Message, pause);
            Raise(new MqttConnectionChange(false, failure.Message, pause));
            await Task.Delay(pause, _time, _abrupt.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _logger.Stopped();
        Raise(new MqttConnectionChange(false, "stopped", null));
    }

    /// <summary>One connection from beginning to end; null where it ended on purpose.</summary>
    private async Task<(MqttConnectException? Failure, TimeSpan Lifetime)> LiveOnceAsync()
    {
        var lifetime = TimeSpan.Zero;
        try
        {
            var session = await _open(_settings, _outbox, _subscriptions, _time, _logger, _abrupt.Token).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                var since = _time.GetTimestamp();
                try
                {
                    Open(session);
                    await session.RunAsync(_abrupt.Token).ConfigureAwait(false);
                }
                finally
                {
                    _isConnected = false;
                    _outbox.Disconnect();
                    lifetime = _time.GetElapsedTime(since);
                }
            }

            return (null, lifetime);
        }
        catch (MqttConnectException exception)
        {
            return (exception, lifetime);
        }
        catch (OperationCanceledException) when (_abrupt.IsCancellationRequested)
        {
            return (null, lifetime);
        }
        catch (Exception exception)
        {
            // Nothing must end the trying but the user.
            _logger.ConnectionFailed(exception);
            return (new MqttConnectException($"the connection to the broker at {_settings.Host}:{_settings.Port} failed: {exception.Message}"), lifetime);
        }
    }

    private void Open(IMqttSession session)
    {
        // What is subscribed to between these two lines is asked for twice, which does no harm; the other way round it would be missed.
        _outbox.Connect(session.Limits, _settings.Birth);
        var filters = _subscriptions.GetFilters().Select(filter => (filter, _subscriptions.FindQos(filter) ?? MqttQos.AtMostOnce));
        foreach (var request in SubscriptionRequest.Subscribe(filters)) _outbox.QueueRequest(request);
        _isConnected = true;
        _logger.Connected($"{_settings.Host}:{_settings.Port}", _settings.Version == MqttVersion.V5 ? "5" : "3.1.1");
        Raise(new MqttConnectionChange(true, null, null));
    }

    private void Raise(MqttConnectionChange change)
    {
        try
        {
            ConnectionChanged?.Invoke(this, change);
        }
        catch (Exception exception)
        {
            _logger.ChangeHandlerFailed(exception);
        }
    }
}
