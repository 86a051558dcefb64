using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Doctor;

namespace HomeLLM.HomeAgent.Web;

/// <summary>The doctor's look at the HTTP server: can it listen, or does it already.</summary>
internal static class WebCheck
{
    /// <summary>What the server calls itself; by this the doctor knows it.</summary>
    public const string ProgramName = "HomeLLM";

    private const string Subject = "HTTP";

    private const int MaxAnswerBytes = 10_000;

    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(5);

    /// <summary>Looks; bounded in time, doesn't throw.</summary>
    public static async Task<Finding> RunAsync(AgentConfiguration configuration, CancellationToken cancellationToken)
    {
        if (configuration.Errors.Any(error => error.Path.StartsWith(HttpOptions.Section, StringComparison.Ordinal)))
            return new(Subject, false, "not tried", "put the configuration right first");
        var options = configuration.Get<HttpOptions>(HttpOptions.Section);
        if (!options.IsOn) return new(Subject, true, "off (Http:Port is 0)");
        var endPoint = options.EndPoint;
        return PortProbe.TryListen(endPoint) switch
        {
            SocketError.Success => new(Subject, true, $"{endPoint} is free; {PortProbe.Reach(endPoint)}"),
            SocketError.AddressAlreadyInUse => await AskAsync(options, cancellationToken).ConfigureAwait(false),
            SocketError.AddressNotAvailable => new(
                Subject, false, $"{endPoint.Address} is no address of this machine", "set Http:Host to one, or to 0.0.0.0 for all its networks"),
            var error => new(Subject, false, $"{endPoint} can't be listened on: {error}", "choose another Http:Port, above 1023"),
        };
    }

    /// <summary>Somebody listens there: is it the agent?</summary>
    private static async Task<Finding> AskAsync(HttpOptions options, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new HttpClient { Timeout = AnswerTime, MaxResponseContentBufferSize = MaxAnswerBytes };
            if (options.Token.Length > 0) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Token);
            using var answer = await client.GetAsync(new Uri($"http://{PortProbe.Reachable(options.EndPoint)}/"), cancellationToken).ConfigureAwait(false);
            var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)) as JsonObject;
            if (answer.StatusCode == HttpStatusCode.OK && told?["name"]?.ToString() == ProgramName)
            {
                var hears = told["speech"] is { } model ? $"recordings (by {model}) and commands" : "commands; no speech recogniser is set up";
                return new(Subject, true, $"the agent answers on {options.EndPoint}: {hears}");
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or FormatException or InvalidOperationException)
        {
            // Whoever it is isn't the agent.
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nor does it say anything.
        }

        return new(Subject, false, $"another program listens on {options.EndPoint}, or it has another Http:Token", "choose another Http:Port");
    }
}
