using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>Takes connections in and serves each on its own; more than are allowed are turned away.</summary>
internal sealed class WyomingListener(WyomingDesks desks, WyomingLimits limits, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _clients = [];
    private Socket? _socket;
    private Task _accepting = Task.CompletedTask;

    /// <summary>Where it listens, once it was started.</summary>
    public IPEndPoint LocalEndPoint => (IPEndPoint)_socket!.LocalEndPoint!;

    /// <summary>How many clients are connected.</summary>
    public int ClientCount
    {
        get
        {
            lock (_gate) return _clients.Count;
        }
    }

    /// <summary>Begins to listen.</summary>
    /// <exception cref="SocketException">The port is taken, or the address is none of this machine.</exception>
    public void Start(IPEndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (endPoint.Address.Equals(IPAddress.IPv6Any)) socket.DualMode = true;
            socket.Bind(endPoint);
            socket.Listen(limits.MaxClients);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        _socket = socket;
        _accepting = AcceptAsync(socket);
    }

    /// <summary>Ends all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        _socket?.Dispose();
        await _accepting.ConfigureAwait(false);
        Task[] clients;
        lock (_gate) clients = [.. _clients];
        await Task.WhenAll(clients).ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task AcceptAsync(Socket socket)
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                Take(await socket.AcceptAsync(_stopping.Token).ConfigureAwait(false));
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException exception)
            {
                // Out of file handles, or the client was gone again: neither may end the server, nor make it run in circles.
                logger.AcceptFailed(exception.Message);
                await Task.Delay(RestAfterFailure, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Take(Socket client)
    {
        lock (_gate)
        {
            // Those who are turned away are told so; of them, too, only so many at a time.
            if (_clients.Count >= 2 * limits.MaxClients)
            {
                client.Dispose();
                return;
            }

            var isTaken = _clients.Count < limits.MaxClients;
            var task = Task.Run(() => ServeAsync(client, isTaken));
            _clients.Add(task);
            _ = task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private void Forget(Task client)
    {
        lock (_gate) _clients.Remove(client);
    }

    /// <summary>Serves one client from its first word to the last. Never throws.</summary>
    private async Task ServeAsync(Socket client, bool isTaken)
    {
        var address = AddressOf(client);
        try
        {
            client.NoDelay = true;
            await using var stream = new NetworkStream(client, ownsSocket: true);
            using var session = new ClientSession(stream, address, desks, limits, time, logger);
            logger.ClientConnected(address);
            await (isTaken ? session.RunAsync(_stopping.Token) : session.RefuseAsync(_stopping.Token)).ConfigureAwait(false);
            await PartAsync(client, stream).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // The agent stops, or the client is gone.
        }
        catch (Exception exception)
        {
            logger.ClientFailed(exception, address);
        }
        finally
        {
            client.Dispose();
        }
    }

    /// <summary>
    /// Lets the client read the last word: a connection closed with bytes still unread would be reset, and the word lost with it.
    /// </summary>
    private async Task PartAsync(Socket client, NetworkStream stream)
    {
        client.Shutdown(SocketShutdown.Send);
        using var deadline = new CancellationTokenSource(limits.PartingTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _stopping.Token);
        var buffer = new byte[4096];
        while (await stream.ReadAsync(buffer, either.Token).ConfigureAwait(false) > 0)
        {
        }
    }

    private static string AddressOf(Socket client)
    {
        var address = ((IPEndPoint)client.RemoteEndPoint!).Address;
        return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
    }
}
