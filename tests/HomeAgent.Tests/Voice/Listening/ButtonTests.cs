using System.IO.Pipelines;
using System.Text;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Tests.Mqtt;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Voice.Listening;
using HomeLLM.Mqtt.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Voice.Listening;

public sealed class ButtonTests
{
    private readonly ListenButton _button = new();
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Take_PressedTwice_IsOnce()
    {
        _button.Take().ShouldBeFalse();
        _button.Press();
        _button.Press();
        _button.Take().ShouldBeTrue();
        _button.Take().ShouldBeFalse();
    }

    [Fact]
    public async Task Topics_ListenAndMute_AreHeardAndTold()
    {
        await using var home = await new LoopbackHome().StartAsync();
        var speaker = new FakeSpeaker();
        var logger = new CollectingLogger<VoiceTopics>();
        var topics = new VoiceTopics(home.Connection, home.Topics, _button, speaker, logger);
        var mute = home.Listen("homeagent/mute");
        await topics.StartAsync(default);
        await Wait.UntilAsync(() => mute.Contains("homeagent/mute OFF"), "the first state");

        await home.SayAsync("homeagent/listen", "PRESS");
        await Wait.UntilAsync(() => _button.Take(), "the press");
        await home.SayAsync("homeagent/mute/set", "maybe");
        await home.SayAsync("homeagent/mute/set", "ON");
        await Wait.UntilAsync(() => mute.Contains("homeagent/mute ON"), "the new state");

        speaker.IsMuted.ShouldBeTrue();
        logger.Messages.Count.ShouldBe(1);
        await topics.StopAsync(default);
    }

    [Fact]
    public async Task Topics_RetainedPress_IsIgnored()
    {
        await using var home = await new LoopbackHome().StartAsync();
        await home.SayAsync("homeagent/listen", "PRESS", retain: true);
        var logger = new CollectingLogger<VoiceTopics>();
        var topics = new VoiceTopics(home.Connection, home.Topics, _button, new FakeSpeaker(), logger);

        await topics.StartAsync(default);
        await Wait.UntilAsync(() => logger.Messages.Count == 1, "the refusal");

        _button.Take().ShouldBeFalse();
        await topics.StopAsync(default);
    }

    [Fact]
    public async Task Gpio_LinesOfGpiomon_ArePressesWithoutBounces()
    {
        var pipe = new Pipe();
        var processes = new FakeProcesses(_ => pipe.Reader.AsStream());
        var presses = 0;
        _button.Pressed += () => presses++;
        using var gpio = Create(processes);
        await gpio.StartAsync(default);

        await PressAsync();
        await Wait.UntilAsync(() => presses == 1, "the press");
        _time.Advance(TimeSpan.FromSeconds(1));
        await PressAsync();
        await Wait.UntilAsync(() => presses == 2, "the second press");
        // A bounce, then a press: in the end there is one more.
        await pipe.Writer.WriteAsync(Encoding.ASCII.GetBytes("bounce\nbounce\n"));
        await pipe.Writer.FlushAsync();
        await pipe.Writer.CompleteAsync();
        await Wait.UntilAsync(() => processes.Started.Count >= 2, "the end of the program");

        presses.ShouldBe(2);
        await gpio.StopAsync(default);
        processes.Started.First().CommandLine.ShouldBe("gpiomon --edges falling --bias pull-up --chip gpiochip0 17");

        async Task PressAsync() => await pipe.Writer.WriteAsync(Encoding.ASCII.GetBytes("12.5 falling gpiochip0 17\n"));
    }

    [Fact]
    public async Task Gpio_OldVersion_IsToldInItsOwnWay()
    {
        var processes = new FakeProcesses(_ => Stream.Null) { Status = 1 };
        using var gpio = Create(processes);

        await gpio.StartAsync(default);
        await Wait.UntilAsync(() => _time.Waiting == 1, "the pause after both attempts");

        processes.Started.Select(process => process.CommandLine).ShouldBe(
            ["gpiomon --edges falling --bias pull-up --chip gpiochip0 17", "gpiomon --falling-edge --bias=pull-up --line-buffered gpiochip0 17"]);
        await gpio.StopAsync(default);
    }

    private GpioButton Create(FakeProcesses processes) => new(
        Options.Create(new SpeechOptions { GpioChip = "gpiochip0", GpioLine = 17 }), _button, processes, _time, NullLogger<GpioButton>.Instance);
}
