using System.Net.Sockets;
using HomeLLM.Engines.Mqtt.Dispatch;
using HomeLLM.Engines.Mqtt.Packets;
using Microsoft.Extensions.Logging;

namespace HomeLLM.Engines.Mqtt.Client;

/// <summary>One connection to a broker, from CONNECT to its end.</summary>
internal sealed partial class MqttSession : IMqttSession
{
    /// <summary>The longest packet that is taken, in bytes; longer messages are left out.</summary>
    public const int MaxIncomingPacket = 1 << 20;

    private readonly MqttConnectionSettings _settings;
    private readonly Socket _socket;
    private readonly Stream _stream;
    private readonly FrameReader _frames;
    private readonly Outbox _outbox;
    private readonly SubscriptionTable _subscriptions;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly TimeSpan _keepAlive;
    private long _received;
    private long _written;
    private volatile bool _isReaderWaiting;

    private MqttSession(
        MqttConnectionSettings settings,
        (Socket Socket, Stream Stream) line,
        FrameReader frames,
        PacketProperties broker,
        Outbox outbox,
        SubscriptionTable subscriptions,
        TimeProvider time,
        ILogger logger)
    {
        _settings = settings;
        (_socket, _stream) = line;
        _frames = frames;
        _outbox = outbox;
        _subscriptions = subscriptions;
        _time = time;
        _logger = logger;
        _keepAlive = broker.ServerKeepAlive is { } seconds ? TimeSpan.FromSeconds(seconds) : settings.KeepAlive;
        Limits = BrokerLimits.From(broker);
    }

    /// <summary>What the broker takes.</summary>
    public BrokerLimits Limits { get; }

    private string Broker => $"{_settings.Host}:{_settings.Port}";

    /// <summary>Dials, says CONNECT and waits for the answer, all within <see cref="MqttConnectionSettings.ConnectTimeout"/>.</summary>
    /// <exception cref="MqttConnectException">There is no connection; the message says why.</exception>
    public static async Task<IMqttSession> ConnectAsync(
        MqttConnectionSettings settings,
        Outbox outbox,
        SubscriptionTable subscriptions,
        TimeProvider time,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(settings.ConnectTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var broker = $"{settings.Host}:{settings.Port}";
        Stream? stream = null;
        try
        {
            var line = await BrokerDialer.DialAsync(settings, both.Token).ConfigureAwait(false);
            stream = line.Stream;
            var frames = new FrameReader(stream, MaxIncomingPacket);
            var properties = await ShakeHandsAsync(settings, stream, frames, both.Token).ConfigureAwait(false);
            var session = new MqttSession(settings, line, frames, properties, outbox, subscriptions, time, logger);
            stream = null;
            return session;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MqttConnectException($"the broker at {broker} did not answer within {settings.ConnectTimeout.TotalSeconds:0.#} s");
        }
        catch (MqttProtocolException exception)
        {
            throw new MqttConnectException($"what answers at {broker} does not speak MQTT: {exception.Message}", needsUser: true, exception);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw new MqttConnectException($"the broker at {broker} broke the connection off: {exception.Message}", inner: exception);
        }
        finally
        {
            if (stream is not null) await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Works until the connection is lost, the goodbye is said or the token asks for an abrupt end.</summary>
    /// <exception cref="MqttConnectException">The connection was lost; the message says why.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAllAsync(end.Token);
        var writing = WriteAllAsync(end.Token);
        var guarding = KeepAliveAsync(end.Token);
        var first = await Task.WhenAny(reading, writing, guarding).ConfigureAwait(false);
        // After the goodbye the broker closes; until then what it still sends is read, or it might take the end for an error.
        if (first == writing && writing.IsCompletedSuccessfully) await WaitForCloseAsync(reading).ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(reading, writing, guarding).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (writing.IsCompletedSuccessfully || cancellationToken.IsCancellationRequested) return;
        throw Explain(first.Exception?.InnerException);
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private static async Task<PacketProperties> ShakeHandsAsync(
        MqttConnectionSettings settings, Stream stream, FrameReader frames, CancellationToken cancellationToken)
    {
        var broker = $"{settings.Host}:{settings.Port}";
        var writer = new PacketWriter();
        ConnectPacket.Write(writer, settings, MaxIncomingPacket);
        await stream.WriteAsync(writer.Written, cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        var frame = await frames.ReadAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new MqttConnectException($"the broker at {broker} closed the connection without an answer"
                + (settings.Tls ? "" : ": does it want TLS on that port?"));
        if (frame.Type != PacketType.ConnAck)
            throw new MqttProtocolException(frame.Type.ToString().ToUpperInvariant(), "a CONNACK was expected first");
        var answer = ConnAckPacket.Read(frame.Body.Span, settings.Version);
        if (answer.ReasonCode == 0) return answer.Properties;
        var reason = ReasonCodes.Describe(answer.ReasonCode, answer.Properties.ReasonString);
        // Server unavailable, busy and "too many connections" pass by themselves.
        throw new MqttConnectException($"the broker at {broker} refused: {reason}", needsUser: answer.ReasonCode is not (0x88 or 0x89 or 0x9F));
    }

    private MqttConnectException Explain(Exception? cause) => cause switch
    {
        MqttConnectException known => known,
        MqttProtocolException broken => new($"the broker at {Broker} sent something that MQTT does not allow: {broken.Message}", inner: broken),
        IOException or SocketException => new($"the connection to the broker at {Broker} was lost: {cause.Message}", inner: cause),
        _ => new($"the connection to the broker at {Broker} failed: {cause?.Message ?? "it ended"}", inner: cause),
    };
}
