using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Voice.Audio;
using HomeLLM.HomeAgent.Voice.Processes;
using HomeLLM.Mqtt.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Voice.Audio;

public sealed class MicrophoneSourceTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly CollectingLogger<MicrophoneSource> _logger = new();

    [Fact]
    public async Task Read_ChildDies_IsStartedAgainAfterPausesThatGrow()
    {
        var starts = 0;
        // Two frames, then unplugged: twice at once without a sound; then it is back.
        var processes = new FakeProcesses(_ => new MemoryStream(new byte[++starts is 2 or 3 ? 0 : 2 * 2 * AudioFrame.Length])) { Status = 1 };
        await using var frames = Open(processes);

        (await frames.MoveNextAsync()).ShouldBeTrue();
        (await frames.MoveNextAsync()).ShouldBeTrue();
        (await frames.MoveNextAsync()).ShouldBeTrue();
        frames.Current.ShouldBeEmpty("the loss is told");
        var next = frames.MoveNextAsync().AsTask();
        foreach (var pause in new[] { 1, 2, 4 })
        {
            await Wait.UntilAsync(() => _time.Waiting == 1, "the pause");
            _time.Advance(TimeSpan.FromSeconds(pause - 0.1));
            next.IsCompleted.ShouldBeFalse();
            _time.Advance(TimeSpan.FromSeconds(0.1));
            await Wait.UntilAsync(() => _time.Waiting == 0 || next.IsCompleted || starts == 3, "the next attempt");
        }

        (await Wait.WithinAsync(next)).ShouldBeTrue();
        starts.ShouldBe(4);
        processes.Started.Take(3).ShouldAllBe(process => process.IsEnded);
        processes.Started.First().CommandLine.ShouldBe("arecord -q -D plughw:1,0 -t raw -f S16_LE -r 16000 -c 1");
        _logger.Messages.Count(message => message.Contains("504", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task Read_NoRecorder_SaysSoAndTriesAgain()
    {
        var isThere = false;
        var processes = new FakeProcesses(program => isThere ? new MemoryStream(new byte[2 * AudioFrame.Length]) : throw new ProgramMissingException(program, "not found"));
        await using var frames = Open(processes);

        var next = frames.MoveNextAsync().AsTask();
        await Wait.UntilAsync(() => _time.Waiting == 1, "the pause");
        isThere = true;
        _time.Advance(TimeSpan.FromSeconds(1));

        (await Wait.WithinAsync(next)).ShouldBeTrue();
        _logger.Messages.ShouldContain(message => message.Contains("arecord can't be started: not found", StringComparison.Ordinal));
    }

    private IAsyncEnumerator<float[]> Open(FakeProcesses processes) =>
        new MicrophoneSource("arecord", "plughw:1,0", processes, _time, _logger).ReadAsync(default).GetAsyncEnumerator();
}
