using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Voice.Audio;
using HomeLLM.HomeAgent.Voice.Listening;
using HomeLLM.HomeAgent.Voice.Speaking;
using HomeLLM.Mqtt.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Voice.Listening;

public sealed class VoiceListenerTests
{
    private static readonly SpeechOptions Always = new() { Activation = "always" };
    private static readonly SpeechOptions Wake = new() { Activation = "wake", WakePhrases = ["hey house"] };
    private static readonly SpeechOptions Push = new();

    private string _text = "turn on the kitchen light";

    [Fact]
    public async Task Hear_Command_IsRecognisedPublishedAndAnswered()
    {
        await using var room = await OpenAsync(new() { Activation = "always", Area = "kitchen" });

        await room.SayAsync();

        room.Agent.Sink.Published.Single().Call.Service.ShouldBe("light.turn_on");
        room.Agent.Interpreter.Heard.Single().ShouldBe(("turn on the kitchen light", "kitchen"));
        room.Speaker.Spoken.ShouldBe(["Kitchen Light on."]);
        room.Observer.States.ShouldBe([ListenState.Hearing, ListenState.Recognising, ListenState.Answering, ListenState.Idle]);
        var heard = room.Observer.Heard.Single().Heard.ShouldNotBeNull();
        heard.Silence.ShouldBeLessThanOrEqualTo(TimeSpan.FromMilliseconds(600));
        heard.Speech.ShouldBeInRange(TimeSpan.FromSeconds(0.96), TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public async Task Hear_Command_IsRecognisedFromTheFirstPauseOn()
    {
        await using var room = await OpenAsync(Always);

        room.Hear(new string('-', 10) + new string('s', 30) + new string('-', 8));
        await Wait.UntilAsync(() => room.Recognizer.Heard.Count == 1, "recognition at the pause");
        room.Agent.Sink.Published.ShouldBeEmpty();
        room.Hear(new string('-', 20));
        await room.Listener.Answers;

        room.Recognizer.Heard.Count.ShouldBe(1);
        room.Recognizer.Heard[0].Options.InitialPrompt.ShouldBe("Kitchen Light.");
        room.Agent.Sink.Published.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Hear_SomebodyBegins_ThePromptIsPreparedMeanwhile()
    {
        await using var always = await OpenAsync(Always);
        await using var push = await OpenAsync(Push);
        await using var wake = await OpenAsync(Wake);

        always.Hear(new string('-', 10) + new string('s', 10));
        push.Button.Press();
        push.Hear("-");
        await Wait.UntilAsync(() => always.Agent.Interpreter.Prepared == 1 && push.Agent.Interpreter.Prepared == 1, "the prompts");

        // Others may talk: only who calls the agent makes it work.
        _text = "they say";
        wake.Hear(new string('s', 100));
        await Wait.UntilAsync(() => wake.Recognizer.Heard.Count == 1, "the look at the beginning");
        wake.Hear(new string('s', 10) + new string('-', 20));
        await Wait.UntilAsync(() => !wake.Observer.Ignored.IsEmpty, "the end of the talk");
        wake.Agent.Interpreter.Prepared.ShouldBe(0);
        _text = "hey house, turn";
        wake.Hear(new string('s', 100));
        await Wait.UntilAsync(
            () =>
            {
                wake.Hear("s");
                return wake.Agent.Interpreter.Prepared > 0;
            },
            "the wake phrase");

        wake.Agent.Interpreter.Prepared.ShouldBeLessThan(3, "not with every frame");
    }

    [Fact]
    public async Task Hear_SpeechAfterThePause_IsRecognisedAnewAndWhole()
    {
        var isFirst = true;
        var wasCancelled = false;
        var recognizer = new ScriptedRecognizer(async (_, cancellation) =>
        {
            if (!isFirst) return _text;
            isFirst = false;
            try
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            finally
            {
                wasCancelled = true;
            }

            return "";
        });
        await using var room = await OpenAsync(Always, recognizer);

        room.Hear(new string('s', 30) + new string('-', 9));
        await Wait.UntilAsync(() => !isFirst, "the first recognition");
        room.Hear(new string('s', 20) + new string('-', 20));
        await room.Listener.Answers.WaitAsync(TimeSpan.FromSeconds(60));

        wasCancelled.ShouldBeTrue();
        room.Recognizer.Heard[^1].Length.ShouldBeGreaterThan(59 * AudioFrame.Length);
        room.Agent.Sink.Published.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Hear_PushToTalk_ListensOnlyAfterTheButtonAndNotForEver()
    {
        await using var room = await OpenAsync(Push);

        await room.SayAsync();
        room.Recognizer.Heard.ShouldBeEmpty();
        room.Button.Press();
        await room.SayAsync();
        room.Agent.Sink.Published.Count.ShouldBe(1);
        await room.SayAsync();
        room.Button.Press();
        room.Hear(new string('-', 260));
        await room.SayAsync();

        room.Agent.Sink.Published.Count.ShouldBe(1);
        room.Observer.States.Last().ShouldBe(ListenState.Idle);
        room.Speaker.Played.ShouldAllBe(earcon => earcon == Earcon.Listening);
    }

    [Theory]
    [InlineData("hey house, turn on the kitchen light", 1)]
    [InlineData("turn on the kitchen light", 0)]
    [InlineData("they say turn on the kitchen light", 0)]
    public async Task Hear_WakePhrase_Decides(string text, int calls)
    {
        await using var room = await OpenAsync(Wake);
        _text = text;

        await room.SayAsync();

        room.Agent.Sink.Published.Count.ShouldBe(calls);
        room.Observer.Ignored.Count.ShouldBe(1 - calls);
        room.Agent.Interpreter.Heard.ShouldAllBe(heard => heard.Text == "turn on the kitchen light");
    }

    [Fact]
    public async Task Hear_WakePhraseAlone_WaitsForTheOrder()
    {
        await using var room = await OpenAsync(Wake);
        _text = "Hey house.";
        await room.SayAsync();
        room.Speaker.Played.ShouldBe([Earcon.Listening]);

        _text = "turn on the kitchen light";
        await room.SayAsync();
        await room.SayAsync();

        room.Agent.Sink.Published.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Hear_LongTalkWithoutTheWakePhrase_IsRecognisedAtItsBeginningOnly()
    {
        await using var room = await OpenAsync(Wake);
        _text = "and in other news";

        room.Hear(new string('s', 120));
        await Wait.UntilAsync(() => room.Recognizer.Heard.Count == 1, "the look at the beginning");
        await Wait.UntilAsync(
            () =>
            {
                room.Hear("s");
                return !room.Observer.Ignored.IsEmpty;
            },
            "the end of the longest utterance");

        room.Recognizer.Heard[0].Length.ShouldBeLessThan(3 * 16_000);
        room.Agent.Interpreter.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task Hear_AnswerToAQuestion_NeedsNoWakePhrase()
    {
        await using var room = await OpenAsync(Wake, interpret: text => text == "yes"
            ? TestAgent.Calls(TestAgent.Call("light.turn_on", "light.kitchen"))
            : TestAgent.Refuses(RefusalReason.Ambiguous, "light.kitchen", "light.hob"));
        _text = "hey house turn on the light";
        await room.SayAsync();
        room.Observer.Results.Single().AsksBack.ShouldBeTrue();

        _text = "the kitchen light";
        await room.SayAsync();
        room.Observer.Heard.Count.ShouldBe(2);
        // The window is shut again once it was used, or after a while.
        room.Hear(new string('-', 250));
        await room.SayAsync();

        room.Observer.Heard.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Hear_WhileTheReplySounds_IsDeafAndHearsAgainAfterwards()
    {
        await using var room = await OpenAsync(Always);
        room.Speaker.IsSlow = true;
        room.Hear(new string('s', 30) + new string('-', 20));
        await Wait.UntilAsync(() => room.Speaker.IsSounding, "the reply");

        room.Hear(new string('s', 60) + new string('-', 30));
        room.Recognizer.Heard.Count.ShouldBe(1);
        room.Speaker.Stop();
        // The room rings for a moment.
        room.Hear(new string('s', 6) + new string('-', 30));
        room.Speaker.IsSlow = false;
        await room.SayAsync();

        room.Agent.Sink.Published.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Hear_ButtonWhileTheReplySounds_StopsIt()
    {
        await using var room = await OpenAsync(Push);
        room.Speaker.IsSlow = true;
        room.Button.Press();
        room.Hear(new string('s', 30) + new string('-', 20));
        await Wait.UntilAsync(() => room.Speaker.IsSounding, "the reply");

        room.Button.Press();
        room.Hear("-");
        room.Speaker.IsSounding.ShouldBeFalse();
        room.Speaker.IsSlow = false;
        await room.SayAsync();

        room.Agent.Sink.Published.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Hear_RecogniserFails_LivesOn()
    {
        var calls = 0;
        var recognizer = new ScriptedRecognizer((_, _) => ++calls == 1 ? throw new InvalidOperationException("broken") : Task.FromResult(_text));
        await using var room = await OpenAsync(Always, recognizer);

        await room.SayAsync();
        room.Speaker.Played.ShouldBe([Earcon.NotUnderstood]);
        await room.SayAsync();

        room.Agent.Sink.Published.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[BLANK_AUDIO]")]
    [InlineData("(door closes) ♪")]
    [InlineData("...")]
    public async Task Hear_NothingWasSaid_DoesNothing(string text)
    {
        await using var room = await OpenAsync(Always);
        _text = text;

        await room.SayAsync();

        room.Observer.Heard.ShouldBeEmpty();
        room.Observer.Ignored.Count.ShouldBe(1);
        room.Observer.States.Last().ShouldBe(ListenState.Idle);
    }

    [Fact]
    public async Task Run_FileWithTwoCommands_ObeysBothInOrder()
    {
        await using var room = await OpenAsync(Always);
        var frames = $"{new string('-', 5)}{new string('s', 30)}{new string('-', 25)}{new string('s', 30)}"
            .Select(letter => LoudnessDetector.Frame(letter == 's' ? 0.9f : 0.05f));

        await room.Listener.RunAsync(new FrameSource(frames), default);

        // The second ends with the file.
        room.Agent.Sink.Published.Count.ShouldBe(2);
        room.Recognizer.Heard.Count.ShouldBe(2);
    }

    private Task<VoiceRoom> OpenAsync(SpeechOptions options, ScriptedRecognizer? recognizer = null, Func<string, Interpretation>? interpret = null) =>
        new VoiceRoom(
            recognizer ?? new(() => _text), options, interpret ?? (_ => TestAgent.Calls(TestAgent.Call("light.turn_on", "light.kitchen")))).StartAsync();
}
