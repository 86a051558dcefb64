using System.Globalization;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Doctor;
using HomeLLM.HomeAgent.Voice.Audio;
using HomeLLM.HomeAgent.Voice.Listening;
using HomeLLM.HomeAgent.Voice.Processes;
using HomeLLM.HomeAgent.Voice.Speaking;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Voice.Doctor;

/// <summary>The doctor's look at the ear and the voice: the microphones, the recogniser, the program that speaks.</summary>
internal static class SpeechCheck
{
    private static readonly TimeSpan Listening = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromSeconds(5);

    private const string NotConfigured = "none configured (Speech:Source is none); docs/voice.md shows how";

    private const int MaxOutput = 64 << 10;

    /// <summary>Even quiet rooms are louder, in decibels of full scale.</summary>
    private const double Silent = -100;

    /// <summary>The microphone: which ones there are, and how loud the room is at the configured one.</summary>
    public static async Task<Finding> CheckMicrophoneAsync(
        AgentConfiguration configuration, IProcessLauncher processes, TimeProvider time, CancellationToken cancellationToken)
    {
        var options = configuration.Get<SpeechOptions>(SpeechOptions.Section);
        if (configuration.Errors.Length > 0) return new("Microphone", false, "not tried", "put the configuration right first");
        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var devices = Devices(await RunAsync(processes, options.Recorder, either.Token).ConfigureAwait(false)).ToArray();
            if (!options.HasSource) return new("Microphone", true, $"{NotConfigured}; there are {string.Join(", ", devices)}");
            var source = new MicrophoneSource(options.Recorder, options.Device, processes, time, NullLogger.Instance);
            var level = await LevelAsync(source, either.Token).ConfigureAwait(false);
            var text = string.Create(CultureInfo.InvariantCulture, $"{options.Device}, {level:0} dB of full scale now");
            return level > Silent
                ? new("Microphone", true, $"{text}; there are {string.Join(", ", devices)}")
                : new("Microphone", false, $"{text}: not a sound", [.. devices.Prepend("is it muted? 'alsamixer' shows; or choose another of these for Speech:Device:")]);
        }
        catch (ProgramMissingException) when (!options.HasSource)
        {
            return new("Microphone", true, NotConfigured);
        }
        catch (ProgramMissingException exception)
        {
            return new("Microphone", false, exception.Message, "sudo apt-get install alsa-utils");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            if (!options.HasSource) return new("Microphone", true, NotConfigured);
            return new("Microphone", false, $"{options.Device} gives no sound", $"'{options.Recorder} -L' lists the names; set Speech:Device");
        }
    }

    /// <summary>The recogniser: there, whole, of a kind that is understood.</summary>
    public static async Task<Finding> CheckRecognizerAsync(AgentConfiguration configuration)
    {
        if (configuration.Errors.Length > 0) return new("Speech", false, "not tried", "put the configuration right first");
        var options = configuration.Get<SpeechOptions>(SpeechOptions.Section);
        var loader = new SpeechLoader(
            configuration,
            Options.Create(options),
            Options.Create(configuration.Get<EnginesOptions>(EnginesOptions.Section)),
            NullLogger<SpeechLoader>.Instance);
        using var loaded = await Task.Run(loader.Load).ConfigureAwait(false);
        if (loaded.Recognizer is { } recognizer)
        {
            var info = recognizer.Info;
            return new("Speech", true, $"{info.Name}, {info.Kind} {info.WeightType}, by {loaded.Engine} ({loaded.Path}); voice activity: {loaded.Activity}");
        }

        return options.HasSource ? new("Speech", false, loaded.Problem!, "docs/voice.md") : new("Speech", true, $"not used; {loaded.Problem}");
    }

    /// <summary>The program that speaks.</summary>
    public static async Task<Finding> CheckReplyAsync(AgentConfiguration configuration, IProcessLauncher processes, CancellationToken cancellationToken)
    {
        if (configuration.Errors.Length > 0) return new("Replies", false, "not tried", "put the configuration right first");
        var options = configuration.Get<SpeechOptions>(SpeechOptions.Section);
        if (SpeechCommand.From(options) is not { } command) return new("Replies", true, "not spoken (Speech:Reply is none)");
        string[] programs = command.WritesSound || options.Earcons ? [command.Program, SpeechCommand.Player] : [command.Program];
        foreach (var program in programs)
        {
            try
            {
                await RunAsync(processes, program, cancellationToken, "--version").ConfigureAwait(false);
            }
            catch (ProgramMissingException exception)
            {
                return new("Replies", false, exception.Message, $"is {program} installed, and does the path know it?");
            }
        }

        return new("Replies", true, $"spoken by {string.Join(" and ", programs)}, on {options.OutputDevice}");
    }

    /// <summary>The names in what <c>arecord -L</c> writes: they begin in the first column, their descriptions don't.</summary>
    internal static IEnumerable<string> Devices(string list) =>
        list.Split('\n').Where(line => line.Length > 0 && !char.IsWhiteSpace(line[0])).Select(line => line.Trim()).Where(line => line != "null");

    private static async Task<double> LevelAsync(MicrophoneSource source, CancellationToken cancellationToken)
    {
        double sum = 0;
        var frames = 0;
        await foreach (var frame in source.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (frame.Length == 0) continue;
            sum += frame.Sum(sample => (double)sample * sample);
            if (++frames * AudioFrame.Duration >= Listening) break;
        }

        return 10 * Math.Log10((sum / Math.Max(1, frames * AudioFrame.Length)) + 1e-12);
    }

    private static async Task<string> RunAsync(
        IProcessLauncher processes, string program, CancellationToken cancellationToken, string argument = "-L")
    {
        var child = processes.Start(program, argument);
        await using (child.ConfigureAwait(false))
        {
            child.Input.Close();
            var buffer = new byte[MaxOutput];
            var length = await child.Output.ReadAtLeastAsync(buffer, MaxOutput, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return System.Text.Encoding.UTF8.GetString(buffer, 0, length);
        }
    }
}
