using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Voice.Activity;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Voice.Activity;

public sealed class EnergyVoiceDetectorTests
{
    [Theory]
    [InlineData("silence")]
    [InlineData("noise")]
    [InlineData("hum")]
    [InlineData("whistle")]
    [InlineData("hum and noise")]
    public void Process_SteadySound_IsNoSpeechOnceItIsKnown(string kind)
    {
        var sound = kind switch
        {
            "silence" => TestSounds.Silence(8),
            "noise" => TestSounds.Noise(8, 0.05f, 1),
            "hum" => TestSounds.Tone(8, 0.2f, 50, 100, 150),
            "whistle" => TestSounds.Tone(8, 0.2f, 1000),
            _ => TestSounds.Mix(TestSounds.Tone(8, 0.2f, 50, 100, 150), TestSounds.Noise(8, 0.02f, 2)),
        };

        // It takes three seconds to learn the room.
        Likely(sound).Skip(94).Count(one => one).ShouldBeLessThanOrEqualTo(2);
    }

    [Theory]
    [InlineData(0.3f, 0.0005f)]
    [InlineData(0.3f, 0.02f)]
    [InlineData(0.02f, 0.001f)]
    public void Process_SpeechInARoom_IsHeard(float level, float noise)
    {
        var sound = TestSounds.Mix(
            TestSounds.Join(TestSounds.Silence(4), TestSounds.Speech(2, level, 3), TestSounds.Silence(2)), TestSounds.Noise(8, noise, 4));
        var likely = Likely(sound).ToArray();

        // From the first syllables on, and no longer than they last.
        likely[125..188].Count(one => one).ShouldBeGreaterThan(40);
        likely[94..124].Count(one => one).ShouldBeLessThanOrEqualTo(1);
        likely[192..].Count(one => one).ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void Process_SpeechFromTheFirstSample_IsHeard() =>
        Likely(TestSounds.Mix(TestSounds.Speech(1.5, 0.3f, 5), TestSounds.Noise(1.5, 0.001f, 6))).Count(one => one).ShouldBeGreaterThan(28);

    [Fact]
    public void Process_NoiseThatBegins_IsNewsForThreeSecondsAtMost()
    {
        var likely = Likely(TestSounds.Join(TestSounds.Noise(4, 0.001f, 7), TestSounds.Noise(8, 0.05f, 8))).ToArray();

        likely[(125 + 94)..].Count(one => one).ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void Process_WrongLength_Throws()
    {
        using var detector = new EnergyVoiceDetector();
        Should.Throw<ArgumentException>(() => detector.Process(new float[100]));
    }

    private static IEnumerable<bool> Likely(float[] sound)
    {
        using var detector = new EnergyVoiceDetector();
        foreach (var frame in TestSounds.Frames(sound)) yield return detector.Process(frame) >= 0.5f;
    }
}
