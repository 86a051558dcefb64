using System.Net.Sockets;
using HomeLLM.Engines.Mqtt.Client;
using HomeLLM.Engines.Mqtt.Dispatch;
using HomeLLM.Engines.Mqtt.Packets;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Exceptions;

namespace HomeLLM.Engines.Packages.Mqtt;

/// <summary>One connection through MQTTnet, from CONNECT to its end.</summary>
internal sealed partial class MqttNetSession : IMqttSession
{
    /// <summary>The longest payload that is taken, in bytes; longer messages are left out.</summary>
    public const int MaxIncomingPacket = 1 << 20;

    private readonly MqttConnectionSettings _settings;
    private readonly IMqttClient _client;
    private readonly Outbox _outbox;
    private readonly SubscriptionTable _subscriptions;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly TaskCompletionSource<MqttClientDisconnectedEventArgs> _disconnected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _end = new();

    private MqttNetSession(
        MqttConnectionSettings settings, IMqttClient client, Outbox outbox, SubscriptionTable subscriptions, TimeProvider time, ILogger logger)
    {
        _settings = settings;
        _client = client;
        _outbox = outbox;
        _subscriptions = subscriptions;
        _time = time;
        _logger = logger;
    }

    public required BrokerLimits Limits { get; init; }

    private string Broker => $"{_settings.Host}:{_settings.Port}";

    /// <summary>Connects; a <see cref="SessionOpener"/>.</summary>
    public static async Task<IMqttSession> ConnectAsync(
        MqttConnectionSettings settings, Outbox outbox, SubscriptionTable subscriptions, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(settings.ConnectTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var client = new MqttClientFactory().CreateMqttClient();
        var isHandedOver = false;
        try
        {
            var answer = await client.ConnectAsync(MqttNetMapping.ToOptions(settings), both.Token).ConfigureAwait(false);
            if (answer.ResultCode != MqttClientConnectResultCode.Success) throw Refused(answer, settings);
            var session = new MqttNetSession(settings, client, outbox, subscriptions, time, logger)
            {
                Limits = MqttNetMapping.ToLimits(answer, settings.Version),
            };
            // Nothing comes before the first SUBSCRIBE, and a connection lost by now is noticed by RunAsync.
            client.ApplicationMessageReceivedAsync += session.ReceiveAsync;
            client.DisconnectedAsync += session.OnDisconnectedAsync;
            isHandedOver = true;
            return session;
        }
        catch (Exception exception) when (exception is not MqttConnectException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Explain(exception, settings, isLate: limit.IsCancellationRequested);
        }
        finally
        {
            if (!isHandedOver) client.Dispose();
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var abrupt = cancellationToken.UnsafeRegister(static end => ((CancellationTokenSource)end!).Cancel(), _end);
        if (!_client.IsConnected) throw new MqttConnectException($"the broker at {Broker} closed the connection");
        var sending = SendAllAsync(_end.Token);
        await Task.WhenAny(sending, _disconnected.Task).ConfigureAwait(false);
        // Never by MQTTnet's reason: a broker that was killed looks like a normal disconnection there.
        var isGoodbye = sending.IsCompletedSuccessfully;
        if (isGoodbye) await SayGoodbyeAsync().ConfigureAwait(false);
        await _end.CancelAsync().ConfigureAwait(false);
        _client.Dispose();
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (isGoodbye || cancellationToken.IsCancellationRequested) return;
        throw Explain(sending.Exception?.InnerException);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _end.Dispose();
        return ValueTask.CompletedTask;
    }

    private static MqttConnectException Refused(MqttClientConnectResult answer, MqttConnectionSettings settings)
    {
        var code = (int)answer.ResultCode;
        // Server unavailable, busy and "too many connections" pass by themselves.
        return new(
            $"the broker at {settings.Host}:{settings.Port} refused: {ReasonCodes.Describe(code, answer.ReasonString)}",
            needsUser: code is not (0x88 or 0x89 or 0x9F));
    }

    private static MqttConnectException Explain(Exception exception, MqttConnectionSettings settings, bool isLate)
    {
        var broker = $"{settings.Host}:{settings.Port}";
        if (isLate) return new($"the broker at {broker} did not answer within {settings.ConnectTimeout.TotalSeconds:0.#} s", inner: exception);
        var causes = new List<Exception>();
        for (var cause = exception; cause is not null; cause = cause.InnerException) causes.Add(cause);
        if (causes.OfType<MqttConnectException>().FirstOrDefault() is { } known) return known;
        if (causes.OfType<MqttProtocolViolationException>().FirstOrDefault() is { } violation)
            return new($"what answers at {broker} does not speak MQTT: {violation.Message}", needsUser: true, exception);
        if (causes.FirstOrDefault(cause => cause is IOException or SocketException) is { } broken)
            return new($"the broker at {broker} broke the connection off: {broken.Message}", inner: exception);
        return new(
            $"the broker at {broker} closed the connection without an answer" + (settings.Tls ? "" : ": does it want TLS on that port?"),
            inner: exception);
    }

    private Task OnDisconnectedAsync(MqttClientDisconnectedEventArgs happened)
    {
        _disconnected.TrySetResult(happened);
        return Task.CompletedTask;
    }

    private async Task SayGoodbyeAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1), _time);
            await _client.DisconnectAsync(new MqttClientDisconnectOptions(), limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is MqttCommunicationException or OperationCanceledException or ObjectDisposedException)
        {
            // Gone already: that is an end as well.
        }
    }

    private MqttConnectException Explain(Exception? sending)
    {
        if (sending is MqttConnectException known) return known;
        var happened = _disconnected.Task.IsCompletedSuccessfully ? _disconnected.Task.Result : null;
        var code = happened is null ? 0 : (int)happened.Reason;
        if (code >= ReasonCodes.FirstFailure && happened!.Exception is null)
        {
            return new(
                $"the broker at {Broker} ended the connection: {ReasonCodes.Describe(code, happened.ReasonString)}",
                // Two clients of one id would throw each other out for ever: let the other have it for long.
                needsUser: code == ReasonCodes.SessionTakenOver);
        }

        return (happened?.Exception ?? sending) is { } cause
            ? new($"the connection to the broker at {Broker} was lost: {cause.GetBaseException().Message}", inner: cause)
            : new($"the broker at {Broker} closed the connection");
    }
}
