using System.Net;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.HomeAgent.Voice.Listening;
using HomeLLM.HomeAgent.Wyoming;
using HomeLLM.Mqtt.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Tests.Wyoming;

/// <summary>A server on a free port of this machine, before an agent whose model and recogniser are scripts. The clock stands.</summary>
internal sealed class WyomingHarness : IAsyncDisposable
{
    private readonly UtteranceRecognizer? _recognizer;
    private readonly SpeechDesk _speech;
    private readonly WyomingListener _listener;

    private WyomingHarness(ScriptedRecognizer? recognizer, WyomingLimits limits, Dictionary<string, string> areas, SafetyOptions? safety)
    {
        Agent = new(Understand, safety);
        var options = Options.Create(new WyomingOptions { Areas = areas });
        var satellites = new SatelliteAreas(options, Agent.Registry, NullLogger<SatelliteAreas>.Instance);
        var speech = new SpeechOptions();
        _recognizer = recognizer is null ? null : new(recognizer, speech, new NamePrompt(Agent.Registry).For(recognizer, speech), Time);
        _speech = new(_recognizer, satellites, limits, Time, NullLogger<SpeechDesk>.Instance);
        var text = new TextDesk(Agent.Queue, satellites);
        _listener = new(new(_speech, text), limits, Time, Logger);
    }

    public TestAgent Agent { get; }

    /// <summary>The server's clock.</summary>
    public ManualTimeProvider Time { get; } = new();

    public CollectingLogger<WyomingListener> Logger { get; } = new();

    public int ClientCount => _listener.ClientCount;

    public IPEndPoint EndPoint => _listener.LocalEndPoint;

    public static async Task<WyomingHarness> StartAsync(
        ScriptedRecognizer? recognizer = null, WyomingLimits? limits = null, Dictionary<string, string>? areas = null, SafetyOptions? safety = null)
    {
        var harness = new WyomingHarness(recognizer, limits ?? new(), areas ?? [], safety);
        await harness.Agent.Queue.StartAsync(default);
        harness._listener.Start(new(IPAddress.Loopback, 0));
        return harness;
    }

    public Task<WyomingClient> ConnectAsync() => WyomingClient.ConnectAsync(EndPoint);

    /// <summary>A new client is served as ever.</summary>
    public async Task ShouldServeAsync()
    {
        using var client = await ConnectAsync();
        await client.SendAsync("transcript", """{"text":"turn on the kitchen light"}""");
        await client.ExpectAsync("handled");
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        await Agent.Queue.StopAsync(default);
        _speech.Dispose();
        _recognizer?.Dispose();
        Agent.Queue.Dispose();
    }

    private static Interpretation Understand(string text) =>
        text.StartsWith("turn on the ", StringComparison.Ordinal) ? TestAgent.Calls(TestAgent.Call("light.turn_on", $"light.{text.Split(' ')[3]}"))
        : text == "turn off the server" ? TestAgent.Calls(TestAgent.Call("switch.turn_off", "switch.server"))
        : TestAgent.Refuses(RefusalReason.NotACommand);
}
