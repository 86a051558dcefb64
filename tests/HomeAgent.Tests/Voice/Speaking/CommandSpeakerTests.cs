using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Voice.Processes;
using HomeLLM.HomeAgent.Voice.Listening;
using HomeLLM.HomeAgent.Voice.Speaking;
using HomeLLM.Mqtt.Tests.Support;
using Microsoft.Extensions.Options;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Voice.Speaking;

public sealed class CommandSpeakerTests
{
    private readonly CollectingLogger<CommandSpeaker> _logger = new();

    [Fact]
    public async Task Speak_EspeakNg_GetsTheTextOnItsInputAndIsPlayed()
    {
        var processes = new FakeProcesses(_ => new MemoryStream([1, 2, 3]));
        var speaker = Create(processes, new() { Reply = "espeak-ng", Voice = "en-gb", OutputDevice = "plughw:2,0" });

        await speaker.SpeakAsync("Kitchen Light on.\n--help; rm", default);

        processes.Started.Select(process => process.CommandLine).ShouldBe(["espeak-ng -v en-gb --stdin --stdout", "aplay -q -D plughw:2,0"]);
        processes.Started.First().ReceivedText.ShouldBe("Kitchen Light on. --help; rm\n");
        processes.Started.Last().Received.ShouldBe([1, 2, 3]);
        processes.Started.ShouldAllBe(process => process.IsEnded);
        speaker.IsSounding.ShouldBeFalse();
    }

    [Fact]
    public async Task Speak_AnyCommand_MakesItselfHeard()
    {
        var processes = new FakeProcesses(_ => Stream.Null);

        await Create(processes, new() { Reply = "command", ReplyCommand = ["say", "--fast"] }).SpeakAsync("Hello", default);

        processes.Started.Single().CommandLine.ShouldBe("say --fast");
    }

    [Fact]
    public async Task Speak_MutedOrNothingToSay_StartsNothing()
    {
        var processes = new FakeProcesses(_ => Stream.Null);
        var speaker = Create(processes, new() { Reply = "espeak-ng", Earcons = true });
        await speaker.SpeakAsync(" ", default);
        speaker.IsMuted = true;

        await speaker.SpeakAsync("Hello", default);
        speaker.Play(Earcon.Listening);

        processes.Started.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Speak_Interrupted_EndsTheProgram(int how)
    {
        var processes = new FakeProcesses(_ => new SilentStream());
        var speaker = Create(processes, new() { Reply = "command", ReplyCommand = ["say"] });
        var speaking = speaker.SpeakAsync("A long story", default);
        await Wait.UntilAsync(() => !processes.Started.IsEmpty, "the program");
        speaker.IsSounding.ShouldBeTrue();

        // What it answers itself doesn't silence it.
        await speaker.ReportAsync(new(new("said here") { Conversation = VoiceListener.Conversation }, [], "", default, default), default);
        speaker.IsSounding.ShouldBeTrue();
        if (how == 0) speaker.Stop();
        else if (how == 1) speaker.IsMuted = true;
        else if (how == 2) await speaker.ReportAsync(new(new("typed elsewhere"), [], "", default, default), default);
        else _ = speaker.SpeakAsync("Another", default);
        await Wait.WithinAsync(speaking);

        processes.Started.First().IsEnded.ShouldBeTrue();
        speaker.Stop();
    }

    [Fact]
    public async Task Speak_ProgramMissingOrBroken_IsLogged()
    {
        await Create(new(program => throw new ProgramMissingException(program, "not found")), new() { Reply = "espeak-ng" }).SpeakAsync("Hello", default);
        await Create(new(_ => Stream.Null) { Status = 2 }, new() { Reply = "command", ReplyCommand = ["say"] }).SpeakAsync("Hello", default);

        _logger.Messages[0].ShouldContain("espeak-ng can't be started: not found");
        _logger.Messages[1].ShouldContain("say ended with status 2. out of order");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Earcon_Sound_IsAWavThatIsShortAndSoft(int which)
    {
        var samples = await TestWav.ReadAsync(EarconSound.Create((Earcon)which));

        samples.Length.ShouldBeInRange(2240, 2240 + 512);
        samples.Max(Math.Abs).ShouldBeInRange(0.2f, 0.26f);
        samples[0].ShouldBe(0);
    }

    private CommandSpeaker Create(FakeProcesses processes, SpeechOptions options) =>
        new(Options.Create(options), processes, TimeProvider.System, _logger);

    /// <summary>Gives nothing until it is cancelled.</summary>
    private sealed class SilentStream : MemoryStream
    {
        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
