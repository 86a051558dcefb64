using System.CommandLine;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Voice.Audio;
using HomeLLM.HomeAgent.Voice.Listening;
using Microsoft.Extensions.Hosting;

namespace HomeLLM.HomeAgent.CommandLine;

/// <summary><c>homeagent listen</c>: obeys what is said in a file, a pipe or at the microphone.</summary>
internal static class ListenCommand
{
    private static readonly Option<string?> Wav = new("--wav") { Description = "A WAV file of any rate and any number of channels.", HelpName = "file" };

    private static readonly Option<bool> Pcm = new("--pcm") { Description = "Raw samples on standard input; --encoding, --rate and --channels tell their form." };

    private static readonly Option<bool> Mic = new("--mic") { Description = "The configured microphone, until it is stopped." };

    private static readonly Option<string> Encoding = new("--encoding")
    {
        Description = "How a sample is stored: u8, s16, s24, s32, f32 or f64, little-endian.",
        DefaultValueFactory = _ => "s16",
    };

    private static readonly Option<int> Rate = new("--rate") { Description = "Samples a second.", DefaultValueFactory = _ => 16_000 };

    private static readonly Option<int> Channels = new("--channels") { Description = "How many channels, interleaved.", DefaultValueFactory = _ => 1 };

    public static Command Create()
    {
        Encoding.AcceptOnlyFromAmong("u8", "s16", "s24", "s32", "f32", "f64");
        var command = new Command(
            "listen", "Recognises and obeys what is said in a file, a pipe or at the microphone; writes text, calls, reply and timings. No button is needed.")
        {
            Wav, Pcm, Mic, Encoding, Rate, Channels,
        };
        command.Validators.Add(result =>
        {
            var sources = (result.GetValue(Wav) is null ? 0 : 1) + (result.GetValue(Pcm) ? 1 : 0) + (result.GetValue(Mic) ? 1 : 0);
            if (sources != 1) result.AddError("Expected one of --wav FILE, --pcm and --mic.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (CommonOptions.LoadOrReport(arguments) is not { } configuration) return 1;
        try
        {
            var plan = new ListenPlan(Source(arguments));
            using var host = AgentHost.Build(WithoutButton(configuration), StandardStreams.TerminalInput, StandardStreams.TerminalOutput, plan: plan);
            await host.RunAsync(cancellationToken).ConfigureAwait(false);
            if (plan.Problem is null) return 0;
            await StandardStreams.Error.WriteLineAsync(plan.Problem).ConfigureAwait(false);
        }
        catch (AudioFormatException exception)
        {
            await StandardStreams.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
        }

        return 1;
    }

    private static IAudioSource? Source(ParseResult arguments)
    {
        if (arguments.GetValue(Wav) is { } path) return new WavSource(path);
        if (!arguments.GetValue(Pcm)) return null;
        var encoding = arguments.GetValue(Encoding) switch
        {
            "u8" => PcmEncoding.Unsigned8,
            "s24" => PcmEncoding.Signed24,
            "s32" => PcmEncoding.Signed32,
            "f32" => PcmEncoding.Float32,
            "f64" => PcmEncoding.Float64,
            _ => PcmEncoding.Signed16,
        };
        var format = new PcmFormat(encoding, arguments.GetValue(Rate), arguments.GetValue(Channels));
        format.Check();
        return new PcmSource(Console.OpenStandardInput(), format);
    }

    /// <summary>Nobody presses a button here: what would wait for one obeys at once.</summary>
    private static AgentConfiguration WithoutButton(AgentConfiguration configuration)
    {
        const string Key = $"{SpeechOptions.Section}:{nameof(SpeechOptions.Activation)}";
        if (SpeechOptions.Is(configuration.Root[Key] ?? SpeechOptions.Push, SpeechOptions.Push)) configuration.Root[Key] = SpeechOptions.Always;
        return configuration;
    }
}
