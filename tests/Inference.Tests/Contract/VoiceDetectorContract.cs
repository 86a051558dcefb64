using System.Text;
using HomeLLM.Engines.Inference.Tests.Support;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Contract;

/// <summary>What every <see cref="IVoiceActivityDetector"/> from a Silero file does, whatever computes it.</summary>
public abstract class VoiceDetectorContract : IDisposable
{
    private const float Threshold = 0.5f;

    /// <summary>Nearer to the threshold, engines may differ: whisper.cpp rounds the convolutions' inputs.</summary>
    private const float Doubt = 0.001f;

    /// <summary>Added to the random model's last bias, this makes a tenth of its answers speech.</summary>
    private const float NearThreshold = 1.2f;

    private const string RealModel = "ggml-silero-v6.2.0.bin";

    private readonly string _folder = Directory.CreateTempSubdirectory("homellm-activity-").FullName;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Process_RandomModel_SaysWhatWhisperCppSays()
    {
        using var detector = Load(Write(SileroSpec.ToFile()));

        Compare(detector, "random", shift: 0, WhisperReferenceModels.Sound());
    }

    [Fact]
    public void Process_RandomModelNearTheThreshold_SaysWhatWhisperCppSays()
    {
        using var detector = Load(Write(SileroSpec.ToFile(NearThreshold)));

        Compare(detector, "random", NearThreshold, WhisperReferenceModels.Sound()).ShouldBeInRange(5, 40);
    }

    [SkippableTheory]
    [InlineData("syllables")]
    [InlineData("jfk")]
    public void Process_RealModel_SaysWhatWhisperCppSays(string sound)
    {
        using var detector = Load(TestFiles.Need(RealModel));
        var samples = sound == "jfk" ? TestFiles.ReadWave(TestFiles.Need("jfk.wav")) : WhisperReferenceModels.Sound();

        Compare(detector, sound, shift: 0, samples).ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Reset_AfterSound_ForgetsIt()
    {
        using var detector = Load(Write(SileroSpec.ToFile(NearThreshold)));
        var sound = WhisperReferenceModels.Sound();
        var first = Run(detector, sound);
        detector.Reset();

        Run(detector, sound).ShouldBe(first);
        first.Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(511)]
    [InlineData(513)]
    public void Process_WindowOfAnotherLength_Throws(int length)
    {
        using var detector = Load(Write(SileroSpec.ToFile()));

        detector.WindowLength.ShouldBe(512);
        Should.Throw<ArgumentException>(() => detector.Process(new float[length]));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(1e30f)]
    public void Process_HostileSamples_EndsAnyway(float value)
    {
        using var detector = Load(Write(SileroSpec.ToFile()));
        var window = new float[512];
        Array.Fill(window, value);

        detector.Process(window);
        detector.Reset();

        detector.Process(new float[512]).ShouldBeInRange(0, 1);
    }

    [Fact]
    public void Load_MissingFile_Throws() => Should.Throw<FileNotFoundException>(() => Load(Path.Combine(_folder, "none.bin")));

    [Theory]
    [InlineData("")]
    [InlineData("lmgg")]
    [InlineData("GGUF\u0003\0\0\0 and so on")]
    [InlineData("lmgg\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f")]
    public void Load_OtherFile_SaysSo(string content) => ShouldRefuse(Encoding.UTF8.GetBytes(content));

    [Fact]
    public void Load_WhisperModel_SaysSo() =>
        ShouldRefuse(new WhisperSpec { Width = 16, Heads = 1, NamedTokens = 1, AudioLayers = 1, TextLayers = 1 }.ToFile());

    [Theory]
    [InlineData(0.0001)]
    [InlineData(0.1)]
    [InlineData(0.9)]
    [InlineData(0.999999)]
    public void Load_FileCutShort_SaysSo(double part)
    {
        var whole = SileroSpec.ToFile();

        ShouldRefuse(whole[..(int)(whole.Length * part)]);
    }

    [Fact]
    public void Load_BytesMangled_LoadsOrSaysSo()
    {
        var random = new SeededRandom(1);
        var refused = 0;
        for (var round = 0; round < 60; round++)
        {
            var file = SileroSpec.ToFile();
            file[random.Next(round % 2 == 0 ? 200 : file.Length)] = (byte)random.Next();
            try
            {
                using var detector = Load(Write(file));
                detector.Process(new float[512]);
            }
            catch (ModelFileException exception)
            {
                exception.Message.ShouldNotBeNullOrWhiteSpace();
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Dispose_Twice_IsFine()
    {
        var detector = Load(Write(SileroSpec.ToFile()));

        detector.Dispose();
        detector.Dispose();
    }

    private protected abstract IVoiceActivityDetector Load(string path);

    /// <summary>Says how often somebody spoke.</summary>
    private static int Compare(IVoiceActivityDetector detector, string golden, float shift, float[] sound)
    {
        var expected = Golden.Read<Golden.Silero>("silero.jsonl").Single(one => one.Sound == golden).Probabilities;
        var actual = Run(detector, sound);
        actual.Length.ShouldBe(expected.Length);
        for (var i = 0; i < actual.Length; i++)
        {
            actual[i].ShouldBeInRange(0, 1);
            var probability = Shift(expected[i], shift);
            if (MathF.Abs(probability - Threshold) > Doubt) (actual[i] >= Threshold).ShouldBe(probability >= Threshold, $"window {i}");
        }

        return actual.Count(probability => probability >= Threshold);
    }

    /// <summary>What a probability becomes where the model's last bias is larger.</summary>
    private static float Shift(float probability, float shift) => 1 / (1 + (MathF.Exp(-shift) * (1 - probability) / probability));

    // The last window is filled up with silence.
    private static float[] Run(IVoiceActivityDetector detector, float[] samples) => [.. samples.Chunk(512).Select(chunk =>
    {
        var window = new float[512];
        chunk.CopyTo(window, 0);
        return detector.Process(window);
    })];

    private void ShouldRefuse(byte[] file) => Should.Throw<ModelFileException>(() => Load(Write(file))).Message.ShouldNotBeNullOrWhiteSpace();

    private string Write(byte[] content)
    {
        var path = Path.Combine(_folder, "silero.bin");
        File.WriteAllBytes(path, content);
        return path;
    }
}
