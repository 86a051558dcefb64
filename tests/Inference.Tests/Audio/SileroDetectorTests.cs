using HomeLLM.Engines.Inference.Audio;
using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Gguf;
using HomeLLM.Engines.Inference.Tests.Support;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Audio;

/// <summary>Against whisper.cpp's own values (Golden/README.md).</summary>
public class SileroDetectorTests
{
    private const string RealModel = "ggml-silero-v6.2.0.bin";
    private const float Band = 0.0005f;

    // Differences gather in the LSTM where the model isn't sure.
    private const float RealBand = 0.003f;

    private static readonly Lazy<byte[]> Good = new(() => SileroSpec.ToFile());

    [Fact]
    public void Process_RandomModel_GivesWhisperCppsProbabilities()
    {
        using var detector = Load(Good.Value);

        Run(detector, WhisperReferenceModels.Sound()).ShouldBe(Expected("random"), Band);
    }

    [SkippableTheory]
    [InlineData("syllables")]
    [InlineData("jfk")]
    public void Process_RealModel_GivesWhisperCppsProbabilities(string sound)
    {
        using var detector = VoiceActivityDetectorLoader.LoadSilero(TestFiles.Need(RealModel));
        var samples = sound == "jfk" ? TestFiles.ReadWave(TestFiles.Need("jfk.wav")) : WhisperReferenceModels.Sound();

        Run(detector, samples).ShouldBe(Expected(sound), RealBand);
    }

    [Fact]
    public void Reset_AfterSound_ForgetsIt()
    {
        using var detector = Load(Good.Value);
        var sound = WhisperReferenceModels.Sound();
        var first = Run(detector, sound);
        var second = Run(detector, sound);
        detector.Reset();

        second[0].ShouldNotBe(first[0]);
        Run(detector, sound).ShouldBe(first);
    }

    [Fact]
    public void Process_WindowOfAnotherLength_Throws()
    {
        using var detector = Load(Good.Value);

        detector.WindowLength.ShouldBe(512);
        Should.Throw<ArgumentOutOfRangeException>(() => detector.Process(new float[511]));
    }

    [Fact]
    public void Load_CutOrMangled_LoadsOrSaysWhere()
    {
        var random = new SeededRandom(1);
        for (var round = 0; round < 150; round++)
        {
            Should.Throw<GgmlFormatException>(() => Load(Good.Value.AsSpan(0, round < 130 ? round : random.Next(Good.Value.Length)).ToArray()));
            byte[] mangled = [.. Good.Value];
            mangled[random.Next(round % 2 == 0 ? 200 : mangled.Length)] = (byte)random.Next();
            try
            {
                using var detector = Load(mangled);
                detector.Process(new float[512]);
            }
            catch (GgmlFormatException error)
            {
                error.Where.ShouldNotBeEmpty();
            }
        }
    }

    [Fact]
    public void Load_AWhisperModel_SaysSo()
    {
        var whisper = new WhisperSpec { Width = 16, Heads = 1, NamedTokens = 1, AudioLayers = 1, TextLayers = 1 }.ToFile();

        Should.Throw<GgmlFormatException>(() => Load(whisper)).Where.ShouldStartWith("length of the model's kind");
    }

    private static SileroDetector Load(byte[] bytes)
    {
        using var file = GgmlFile.Read(GgufSource.Copy(bytes));
        return new SileroDetector(SileroWeights.Load(file));
    }

    private static float[] Expected(string sound) =>
        Golden.Read<Golden.Silero>("silero.jsonl").Single(golden => golden.Sound == sound).Probabilities;

    // The last window is filled up with silence.
    private static float[] Run(IVoiceActivityDetector detector, float[] samples) => [.. samples.Chunk(512).Select(chunk =>
    {
        var window = new float[512];
        chunk.CopyTo(window, 0);
        return detector.Process(window);
    })];
}
