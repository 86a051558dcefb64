using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>
/// One connection. Events are read while answers are worked on, so that <c>describe</c> and <c>ping</c> are answered at once; the answers
/// of the services come in the order of their requests. Whatever is wrong is told the client and ends this connection alone.
/// </summary>
/// <param name="stream">The connection; not closed here.</param>
/// <param name="address">Where the client is, as the configuration names it.</param>
/// <param name="desks">The services.</param>
/// <param name="limits">How much a client may send, and how long it may take.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears what went wrong.</param>
internal sealed class ClientSession(
    Stream stream, string address, WyomingDesks desks, WyomingLimits limits, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly EventReader _reader = new(stream, limits, time);
    private readonly EventWriter _writer = new(stream, limits, time);
    private readonly SpeechRequest _speech = new(desks.Speech, address, limits);
    private readonly CancellationTokenSource _ended = new();
    private Task _work = Task.CompletedTask;
    private WyomingException? _failure;
    private int _pending;

    /// <summary>Serves the client until it leaves, or must.</summary>
    /// <exception cref="OperationCanceledException">The server stops.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _ended);
        try
        {
            while (await ReadAsync().ConfigureAwait(false) is { } received) await DispatchAsync(received).ConfigureAwait(false);
            // Who has said all that they have to say may still be waiting for the answer.
            await _work.ConfigureAwait(false);
        }
        catch (WyomingException exception)
        {
            Fail(exception);
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // The connection broke, or the work on an answer failed and has ended the reading.
        }

        await _ended.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (_failure is { } failure) await PartAsync(failure, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells the client that too many are here already.</summary>
    public Task RefuseAsync(CancellationToken cancellationToken) =>
        PartAsync(new(WyomingException.Busy, $"{limits.MaxClients} clients are connected already; try again later."), cancellationToken);

    public void Dispose()
    {
        _writer.Dispose();
        _ended.Dispose();
    }

    /// <summary>The next event; silence ends the connection only where nothing is worked on.</summary>
    private async Task<WyomingEvent?> ReadAsync()
    {
        while (true)
        {
            try
            {
                return await _reader.ReadAsync(_ended.Token).ConfigureAwait(false);
            }
            catch (WyomingException exception) when (exception.Code == WyomingException.Idle && !_work.IsCompleted)
            {
                // It waits for us.
            }
        }
    }

    private Task DispatchAsync(WyomingEvent received)
    {
        switch (received.Type)
        {
            case "describe": return _writer.WriteAsync(desks.Info, _ended.Token);
            case "ping": return _writer.WriteAsync(EventWriter.Frame("pong", new() { ["text"] = received.Data.Text("text") }), _ended.Token);
            case "transcribe":
                _speech.Transcribe(received.Data);
                break;
            case "audio-start":
                _speech.Start(received.Data);
                desks.Text.Prepare();
                break;
            case "audio-chunk":
                _speech.Chunk(received.Data, received.Payload.Span);
                break;
            case "audio-stop":
                var recognize = _speech.Stop();
                Enqueue(async cancellationToken => ("transcript", await recognize(cancellationToken).ConfigureAwait(false)));
                break;
            case "transcript":
                Enqueue(desks.Text.Take(received.Data, address));
                break;
            case "intent":
                Enqueue(_ => Task.FromResult(TextDesk.RefuseIntent()));
                break;
            default:
                // Events of services that aren't offered, and of later versions, mean nothing here.
                break;
        }

        return Task.CompletedTask;
    }

    private void Enqueue(Func<CancellationToken, Task<(string Type, JsonObject Data)>> answer)
    {
        if (Volatile.Read(ref _pending) >= limits.MaxPending)
            throw new WyomingException(WyomingException.Busy, $"{limits.MaxPending} requests of this client wait already.");
        Interlocked.Increment(ref _pending);
        _work = AnswerAsync(_work, answer);
    }

    /// <summary>Answers one request, after those before it. Never throws.</summary>
    private async Task AnswerAsync(Task before, Func<CancellationToken, Task<(string Type, JsonObject Data)>> answer)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            var (type, data) = await answer(_ended.Token).ConfigureAwait(false);
            await _writer.WriteAsync(EventWriter.Frame(type, data), _ended.Token).ConfigureAwait(false);
            Interlocked.Decrement(ref _pending);
            return;
        }
        catch (WyomingException exception)
        {
            Fail(exception);
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // Nobody is there any more to be answered, or the agent stops.
        }
        catch (Exception exception)
        {
            logger.ClientFailed(exception, address);
            Fail(new(WyomingException.Failed, "Something went wrong; the agent's log says what."));
        }

        await _ended.CancelAsync().ConfigureAwait(false);
    }

    private void Fail(WyomingException exception) => Interlocked.CompareExchange(ref _failure, exception, null);

    private async Task PartAsync(WyomingException failure, CancellationToken cancellationToken)
    {
        if (failure.Code != WyomingException.Idle) logger.ClientDropped(address, failure.Code, failure.Message);
        try
        {
            var data = new JsonObject { ["text"] = failure.Message, ["code"] = failure.Code };
            await _writer.WriteAsync(EventWriter.Frame("error", data), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is WyomingException or IOException or SocketException)
        {
            // It doesn't listen any more.
        }
    }
}
