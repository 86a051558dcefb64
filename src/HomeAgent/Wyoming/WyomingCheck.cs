using System.Net;
using System.Net.Sockets;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Doctor;
using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>The doctor's look at the Wyoming server: can it listen, or does it already, and do the satellites' areas exist.</summary>
internal static class WyomingCheck
{
    private const string Subject = "Wyoming";

    /// <summary>As long as Home Assistant waits, and a bit.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(2);

    /// <summary>Looks; bounded in time, doesn't throw.</summary>
    public static async Task<Finding> RunAsync(AgentConfiguration configuration, TimeProvider time, CancellationToken cancellationToken)
    {
        if (configuration.Errors.Any(error => error.Path.StartsWith(WyomingOptions.Section, StringComparison.Ordinal)))
            return new(Subject, false, "not tried", "put the configuration right first");
        var options = configuration.Get<WyomingOptions>(WyomingOptions.Section);
        if (!options.IsOn) return new(Subject, true, "off (Wyoming:Port is 0)");
        if (UnknownAreas(configuration, options) is { Count: > 0 } unknown)
            return new(Subject, false, $"Wyoming:Areas names areas that aren't in the home: {string.Join(", ", unknown)}", "name areas by their id or name");

        var endPoint = options.EndPoint;
        return PortProbe.TryListen(endPoint) switch
        {
            SocketError.Success => new(Subject, true, $"{endPoint} is free; {PortProbe.Reach(endPoint)}"),
            SocketError.AddressAlreadyInUse => await AskAsync(endPoint, time, cancellationToken).ConfigureAwait(false),
            SocketError.AddressNotAvailable => new(
                Subject, false, $"{endPoint.Address} is no address of this machine", "set Wyoming:Host to one, or to 0.0.0.0 for all its networks"),
            var error => new(Subject, false, $"{endPoint} can't be listened on: {error}", "choose another Wyoming:Port, above 1023"),
        };
    }

    private static List<string> UnknownAreas(AgentConfiguration configuration, WyomingOptions options)
    {
        HomeSnapshot? home;
        try
        {
            home = HomeFile.Read(configuration.FilePath).Home;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            home = null;
        }

        // A home that can't be read is told where the home is looked at.
        return home is null ? [] : [.. options.Areas.Values.Where(named => AreaNames.Find(home, named) is null)];
    }

    /// <summary>Somebody listens there: is it the agent?</summary>
    private static async Task<Finding> AskAsync(IPEndPoint endPoint, TimeProvider time, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(AnswerTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var client = new TcpClient(endPoint.AddressFamily);
            await client.ConnectAsync(PortProbe.Reachable(endPoint), either.Token).ConfigureAwait(false);
            var limits = new WyomingLimits();
            using var writer = new EventWriter(client.GetStream(), limits, time);
            await writer.WriteAsync(EventWriter.Frame("describe", []), either.Token).ConfigureAwait(false);
            var info = await new EventReader(client.GetStream(), limits, time).ReadAsync(either.Token).ConfigureAwait(false);
            if (info?.Data["handle"]?[0]?["name"]?.ToString() == ServiceInfo.ProgramName)
            {
                var hears = info.Data["asr"]?.AsArray().Count > 0;
                return new(Subject, true, $"the agent answers on {endPoint}: {(hears ? "speech-to-text and commands" : "commands; no speech recogniser is set up")}");
            }
        }
        catch (Exception exception) when (exception is SocketException or IOException or WyomingException or InvalidOperationException)
        {
            // Whoever it is doesn't speak the protocol.
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nor does it say anything.
        }

        return new(Subject, false, $"another program listens on {endPoint}", "choose another Wyoming:Port");
    }
}
