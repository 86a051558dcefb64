using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Voice.Activity;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Voice.Listening;

/// <summary>An hour of television, made in seconds: voices, music and noise, through the real detector; only the recogniser is a script.</summary>
public sealed class TelevisionTests
{
    private static readonly string[] Lines =
    [
        "Turn on the kitchen light.", "Hey, how are you?", "They house three hundred people.", "Open the door!", "And now the weather.",
        "Hey you, turn off the lights.", "The house is on fire, switch everything off.", "", "[MUSIC]", "OK, house prices are up again.",
    ];

    [Fact]
    public async Task Run_AnHourOfTelevision_ObeysNothingAndThenStillHears()
    {
        var spoken = 0;
        var text = "";
        var recognizer = new ScriptedRecognizer(() => text.Length > 0 ? text : Lines[spoken++ % Lines.Length]);
        var options = new SpeechOptions { Activation = "wake", WakePhrases = ["hey house"] };
        using var detector = new EnergyVoiceDetector();
        await using var room = await new VoiceRoom(
            recognizer, options, _ => TestAgent.Calls(TestAgent.Call("light.turn_on", "light.kitchen")), detector).StartAsync();

        await room.Listener.RunAsync(new FrameSource(Television(frames: 112_500)), default);

        // It wasn't deaf: hundreds of utterances were looked at.
        spoken.ShouldBeGreaterThan(100);
        room.Agent.Sink.Published.ShouldBeEmpty();
        room.Agent.Interpreter.Heard.ShouldBeEmpty();
        text = "Hey house, turn on the kitchen light.";
        var command = TestSounds.Join(TestSounds.Silence(3), TestSounds.Speech(1.5, 0.3f, 11), TestSounds.Silence(1));
        await room.Listener.RunAsync(new FrameSource(TestSounds.Frames(TestSounds.Mix(command, TestSounds.Noise(5.5, 0.002f, 12)))), default);
        room.Agent.Sink.Published.Count.ShouldBe(1);
    }

    /// <summary>Scenes of one to twelve seconds, cut from a stock of sounds; under all of them the noise of the room.</summary>
    private static IEnumerable<float[]> Television(int frames)
    {
        var random = new Random(20);
        float[][] Stock(float[] sound) => [.. TestSounds.Frames(sound)];
        float[][][] stock =
        [
            Stock(TestSounds.Speech(12, 0.3f, 1)), Stock(TestSounds.Speech(12, 0.1f, 2)), Stock(TestSounds.Speech(12, 0.05f, 3)),
            Stock(TestSounds.Tone(12, 0.05f, 262, 330, 392, 1046)), Stock(TestSounds.Noise(12, 0.1f, 4)), Stock(TestSounds.Silence(12)), Stock(TestSounds.Silence(12)),
            Stock(TestSounds.Mix(TestSounds.Speech(12, 0.2f, 5), TestSounds.Tone(12, 0.03f, 220, 440, 880))),
        ];
        var room = Stock(TestSounds.Noise(4, 0.002f, 6));
        for (var made = 0; made < frames;)
        {
            var sound = stock[random.Next(stock.Length)];
            var first = random.Next(sound.Length / 2);
            var length = random.Next(30, sound.Length / 2);
            for (var i = 0; i < length && made < frames; i++, made++) yield return TestSounds.Mix(sound[first + i], room[made % room.Length]);
        }
    }
}
