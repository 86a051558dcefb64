using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Voice.Listening;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Web;

/// <summary>The HTTP server. A port that can't be had doesn't end the agent: the other ways to it stay open.</summary>
internal sealed class WebServer(
    WebRoutes routes, SharedSpeech speech, IOptions<HttpOptions> options, WebLimits limits, TimeProvider time, ILogger<WebServer> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, bool> _requests = new();
    private HttpListener? _listener;
    private Task _accepting = Task.CompletedTask;
    private int _present;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var address = Address(options.Value.EndPoint);
        var listener = new HttpListener();
        try
        {
            listener.Prefixes.Add(address);
            listener.Start();
        }
        catch (Exception exception) when (exception is HttpListenerException or SocketException)
        {
            listener.Close();
            logger.ServerNotStarted(address, exception.Message);
            return Task.CompletedTask;
        }

        _listener = listener;
        logger.ServerStarted(address);
        // So that the first recording doesn't wait for the model.
        _ = Task.Run(() => speech.Recognizer, cancellationToken);
        _accepting = AcceptAsync(listener);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_requests.Keys).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener?.Close();
        await _accepting.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener?.Close();
        _stopping.Dispose();
    }

    /// <summary>All networks have a sign of their own; at one address the client must name it, which keeps out pages that made a name point here.</summary>
    private static string Address(IPEndPoint endPoint) => $"http://{(endPoint.Address.Equals(IPAddress.Any) ? "+" : endPoint.Address)}:{endPoint.Port}/";

    private async Task AcceptAsync(HttpListener listener)
    {
        while (true)
        {
            try
            {
                var context = await listener.GetContextAsync().ConfigureAwait(false);
                var request = Task.Run(() => ServeAsync(context));
                _requests.TryAdd(request, true);
                _ = request.ContinueWith(done => _requests.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                if (_stopping.IsCancellationRequested || !listener.IsListening) return;
            }
        }
    }

    /// <summary>Serves one request. Never throws.</summary>
    private async Task ServeAsync(HttpListenerContext context)
    {
        var address = context.Request.RemoteEndPoint.Address.ToString();
        try
        {
            var isTaken = Interlocked.Increment(ref _present) <= limits.MaxRequests;
            var reply = isTaken ? await AnswerAsync(context.Request, address).ConfigureAwait(false)
                : WebReply.Error(503, $"{limits.MaxRequests} requests are worked on already; try again later.");
            await WriteAsync(context, reply).WaitAsync(limits.PartingTime, time).ConfigureAwait(false);
            if (reply.Status is >= 400 and not 408) await WebBody.DrainAsync(context.Request, limits.MaxRecordingBytes, limits.PartingTime, time).ConfigureAwait(false);
            context.Response.Close();
        }
        catch (Exception exception)
        {
            if (exception is not (HttpListenerException or IOException or ObjectDisposedException or OperationCanceledException or TimeoutException))
                logger.RequestFailed(exception, address);
            // The client is gone, too slow, or the agent stops.
            context.Response.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref _present);
        }
    }

    private async Task<WebReply> AnswerAsync(HttpListenerRequest request, string address)
    {
        try
        {
            return await routes.AnswerAsync(request, _stopping.Token).ConfigureAwait(false);
        }
        catch (WebException exception)
        {
            logger.RequestRefused(address, exception.Status, exception.Message);
            return WebReply.Error(exception.Status, exception.Message);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or HttpListenerException or IOException))
        {
            logger.RequestFailed(exception, address);
            return WebReply.Error(500, "Something went wrong; the agent's log says what.");
        }
    }

    private static async Task WriteAsync(HttpListenerContext context, WebReply reply)
    {
        var response = context.Response;
        var body = Encoding.UTF8.GetBytes(reply.Body.ToJsonString(Json.Readable) + "\n");
        response.StatusCode = reply.Status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength64 = body.Length;
        response.Headers["Cache-Control"] = "no-store";
        response.Headers["X-Content-Type-Options"] = "nosniff";
        if (reply.Status == 401) response.Headers["WWW-Authenticate"] = "Bearer";
        // After a refusal something of the body may be unread.
        response.KeepAlive = reply.Status < 400;
        await response.OutputStream.WriteAsync(body).ConfigureAwait(false);
        await response.OutputStream.FlushAsync().ConfigureAwait(false);
    }
}
