using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using HomeLLM.Engines;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Voice.Audio;
using HomeLLM.HomeAgent.Voice.Listening;
using HomeLLM.HomeAgent.Web;
using HomeLLM.Mqtt.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HomeLLM.HomeAgent.Tests.Web;

/// <summary>The whole agent with its simulated home behind an HTTP server on a free port; only the model and the recogniser are scripts.</summary>
internal sealed class WebHarness : IAsyncDisposable
{
    private readonly IHost _host;

    private WebHarness(IHost host, int port)
    {
        _host = host;
        Port = port;
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(60) };
    }

    public int Port { get; }

    public HttpClient Client { get; }

    public ScriptedInterpreter Interpreter => (ScriptedInterpreter)_host.Services.GetRequiredService<ICommandInterpreter>();

    /// <summary>Half a second of a voice, as a WAV file.</summary>
    public static byte[] Recording(double seconds = 0.5, PcmFormat? format = null)
    {
        var form = format ?? PcmFormat.Recognition;
        return TestWav.Create(form, TestWav.Encode(Enumerable.Range(0, (int)(seconds * form.SampleRate)).Select(i => 0.3f * MathF.Sin(0.1f * i)), form));
    }

    public static async Task<WebHarness> StartAsync(
        ISpeechRecognizer? recognizer, WebLimits? limits = null, Action<IServiceCollection>? adjust = null, params string[] settings)
    {
        var port = FreePort();
        string[] all = ["Logging:LogLevel:Default=None", $"Http:Port={port}", "Speech:Model=missing.bin", .. settings];
        var host = AgentHost.Build(
            AgentConfiguration.Load(RepositoryRoot.Find("appsettings.json"), all),
            new(new StringReader(""), IsTerminal: false),
            new(new StringWriter(), IsTerminal: false),
            services =>
            {
                services.AddSingleton<ICommandInterpreter>(new ScriptedInterpreter(Understand));
                if (recognizer is not null) services.AddSingleton(recognizer).AddSingleton<SpeechLoader, ScriptedLoader>();
                if (limits is not null) services.AddSingleton(limits);
                adjust?.Invoke(services);
            });
        await host.StartAsync();
        return new(host, port);
    }

    /// <summary>Sends a body; the answer's number and JSON.</summary>
    public async Task<(int Status, JsonObject Body)> PostAsync(string path, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        using var answer = await Client.PostAsync(new Uri(path, UriKind.Relative), content);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject());
    }

    public Task<(int Status, JsonObject Body)> PostAsync(string path, string body) => PostAsync(path, Encoding.UTF8.GetBytes(body));

    /// <summary>Sends bytes as they are; all that comes back until the server closes.</summary>
    public async Task<string> SendRawAsync(byte[] bytes, bool endSending = true)
    {
        using var client = new TcpClient(AddressFamily.InterNetwork);
        await client.ConnectAsync(IPAddress.Loopback, Port);
        try
        {
            await using var stream = client.GetStream();
            await stream.WriteAsync(bytes);
            if (endSending) client.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            return await Wait.WithinAsync(reader.ReadToEndAsync());
        }
        catch (IOException)
        {
            return "";
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Wait.WithinAsync(_host.StopAsync());
        _host.Dispose();
    }

    private static Interpretation Understand(string text) => text.Contains("kitchen light", StringComparison.Ordinal)
        ? TestAgent.Calls(TestAgent.Call("light.turn_on", "light.kitchen"))
        : TestAgent.Refuses(RefusalReason.NotACommand);

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
