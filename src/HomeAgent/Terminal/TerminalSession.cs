using System.Globalization;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Voice.Listening;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Terminal;

/// <summary>
/// Takes utterances from standard input, one a line. Its end ends the agent only where nobody else gives commands, that is, without a
/// broker, a server and a microphone: as a service, with standard input closed, the agent runs on.
/// </summary>
internal sealed class TerminalSession(
    TerminalInput input,
    TerminalOutput output,
    UtteranceQueue queue,
    HomeRegistry registry,
    IOptions<MqttOptions> mqtt,
    IOptions<WyomingOptions> wyoming,
    IOptions<HttpOptions> http,
    IHostApplicationLifetime lifetime,
    ListenButton? button = null) : BackgroundService
{
    /// <summary>Far more than is understood, so that a long line is answered as too long, whole.</summary>
    private const int MaxLineLength = 100_000;

    private readonly BoundedLineReader _lines = new(input.Reader, MaxLineLength);
    private bool _isAsked;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Let the host finish its start: the first line may be there already.
        await Task.Yield();
        Greet();
        try
        {
            while (await ReadAsync(stoppingToken).ConfigureAwait(false) is { } line)
            {
                if (line.Trim() is "exit" or "quit" && IsEnd()) break;
                await AnswerAsync(line, stoppingToken).ConfigureAwait(false);
            }

            if (IsEnd()) lifetime.StopApplication();
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private bool IsEnd() => input.IsTerminal || !(mqtt.Value.HasBroker || wyoming.Value.IsOn || http.Value.IsOn || button is not null);

    private void Greet()
    {
        if (!output.IsTerminal) return;
        var home = registry.Current;
        var broker = mqtt.Value.HasBroker ? $"broker {mqtt.Value.Host}" : "no broker: a simulated home answers";
        output.WriteDetail($"HomeLLM {Versions.Program}: {home.Devices.Length} devices in {home.Areas.Length} areas; {broker}.");
        output.WriteDetail("Type what you would say, such as \"turn on the kitchen light\"; exit ends it.");
        if (button is not null) output.WriteDetail("Enter alone makes the agent listen.");
    }

    private async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        output.WritePrompt(_isAsked);
        // A read from a terminal can't be cancelled; the waiting for it can.
        var line = await _lines.ReadAsync(CancellationToken.None).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        return line?.Text;
    }

    private async Task AnswerAsync(string line, CancellationToken cancellationToken)
    {
        if (line.AsSpan().Trim().IsEmpty && input.IsTerminal)
        {
            button?.Press();
            return;
        }

        var result = await queue.SubmitAsync(new Utterance(line) { Conversation = "terminal" }, new TerminalObserver(output)).WaitAsync(cancellationToken).ConfigureAwait(false);
        output.WriteReply(result.Reply);
        _isAsked = result.AsksBack;
        if (result.Timings.Total > TimeSpan.Zero)
        {
            output.WriteDetail($"  {Milliseconds(result.Timings.Total)} to the call, {Milliseconds(result.Elapsed)} to the reply");
        }
    }

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms");
}
