using System.Net.Sockets;
using HomeLLM.HomeAgent.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>
/// The Wyoming server: Home Assistant finds the agent as speech-to-text (where a recogniser is set up) and as conversation agent. A port
/// that can't be had doesn't end the agent: the other ways to it stay open.
/// </summary>
internal sealed class WyomingServer(
    WyomingDesks desks, WyomingLimits limits, IOptions<WyomingOptions> options, TimeProvider time, ILogger<WyomingServer> logger) : IHostedService
{
    private WyomingListener? _listener;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await WarmUpAsync(cancellationToken).ConfigureAwait(false);
        var listener = new WyomingListener(desks, limits, time, logger);
        try
        {
            listener.Start(options.Value.EndPoint);
            _listener = listener;
            logger.ServerStarted(listener.LocalEndPoint, desks.Speech.Model is null ? "handle" : "asr, handle");
        }
        catch (SocketException exception)
        {
            logger.ServerNotStarted(options.Value.EndPoint, exception.Message);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _listener?.DisposeAsync().AsTask() ?? Task.CompletedTask;

    /// <summary>
    /// Answers a client that isn't there: Home Assistant waits a second for its first answer, and on a small machine the compiler of a cold
    /// program would take much of it.
    /// </summary>
    private async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        // What is read stands at the beginning; the answer is written behind it.
        using var stream = new MemoryStream();
        stream.Write(EventWriter.Frame("describe", []));
        stream.Position = 0;
        using var session = new ClientSession(stream, "nobody", desks, limits, time, logger);
        await session.RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
