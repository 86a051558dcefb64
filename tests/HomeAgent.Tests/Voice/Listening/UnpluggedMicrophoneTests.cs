using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Voice.Audio;
using HomeLLM.HomeAgent.Voice.Processes;
using HomeLLM.Mqtt.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Voice.Listening;

/// <summary>A microphone that is unplugged in the middle of a sentence and comes back, with real processes; only the recogniser is a script.</summary>
public sealed class UnpluggedMicrophoneTests : IDisposable
{
    private const string Recorder = """
        #!/bin/sh
        cd "$(dirname "$0")"
        if [ -e plugged-in-again ]; then cat command.raw; exec sleep 600; fi
        touch plugged-in-again
        cat half.raw
        echo "arecord: pcm_read: read error: No such device" >&2
        exit 1
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _time = new();
    private readonly CollectingLogger<MicrophoneSource> _logger = new();

    [SkippableFact]
    public async Task Run_MicrophoneUnplugged_ComesBackAndHears()
    {
        Skip.IfNot(File.Exists("/bin/sh"), "there is no /bin/sh here");
        var recorder = _folder.Write("arecord", Recorder);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(recorder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await File.WriteAllBytesAsync(_folder.PathOf("half.raw"), Raw(new string('-', 10) + new string('s', 8)));
        await File.WriteAllBytesAsync(_folder.PathOf("command.raw"), Raw(new string('-', 5) + new string('s', 20) + new string('-', 20)));
        var heard = 0;
        var recognizer = new ScriptedRecognizer(() => ++heard == 1 ? "turn on the" : "turn on the kitchen light");
        await using var room = await new VoiceRoom(
            recognizer, new() { Activation = SpeechOptions.Always }, text => text.EndsWith("light", StringComparison.Ordinal)
                ? TestAgent.Calls(TestAgent.Call("light.turn_on", "light.kitchen")) : TestAgent.Refuses(RefusalReason.NotACommand)).StartAsync();
        using var end = new CancellationTokenSource();

        var listening = room.Listener.RunAsync(new MicrophoneSource(recorder, "default", new SystemProcesses(), _time, _logger), end.Token);
        await Wait.UntilAsync(() => _time.Waiting == 1, "the loss of the microphone");
        _logger.Messages.ShouldContain(message => message.Contains("No such device", StringComparison.Ordinal));
        _time.Advance(TimeSpan.FromSeconds(1));
        await Wait.UntilAsync(() => room.Agent.Sink.Published.Count == 1, "the command");

        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(Wait.WithinAsync(listening));
        // The half sentence was an utterance of its own.
        room.Observer.Heard.Select(one => one.Text).ShouldBe(["turn on the", "turn on the kitchen light"]);
        room.Agent.Sink.Published.Single().Call.Service.ShouldBe("light.turn_on");
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Raw(string frames) =>
        [.. frames.SelectMany(frame => TestWav.Encode(LoudnessDetector.Frame(frame == 's' ? 0.9f : 0.05f), PcmFormat.Recognition))];
}
