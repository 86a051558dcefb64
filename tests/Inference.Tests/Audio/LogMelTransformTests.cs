using HomeLLM.Engines.Inference.Audio;
using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Tests.Support;
using HomeLLM.Engines.Inference.Threading;
using HomeLLM.Engines.Inference.Whisper;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Audio;

public sealed class LogMelTransformTests : IDisposable
{
    private const int Bands = 20;

    private readonly WorkerPool _pool = new(2);
    private readonly LogMelTransform _transform;

    // Ten neighbouring frequencies a band.
    public LogMelTransformTests() => _transform = new LogMelTransform(
        _pool, new MelFilters(Bands, [.. Enumerable.Range(0, Bands * LogMelTransform.Bins).Select(i => InBand(i) ? 0.1f : 0)]));

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void Run_Silence_IsTheQuietestValue()
    {
        var mel = _transform.Run(new float[16_000]);

        mel.Silence.ShouldBe(-1.5f, 1e-6f);
        mel.Values.Span[..(mel.Frames * Bands)].ToArray().ShouldAllBe(value => MathF.Abs(value + 1.5f) < 1e-6f);
        mel.Length.ShouldBe(99);
    }

    [Theory]
    [InlineData(600, 1)]
    [InlineData(3_800, 9)]
    [InlineData(7_400, 18)]
    public void Run_Tone_IsLoudestInItsBand(int frequency, int band)
    {
        var mel = _transform.Run([.. Enumerable.Range(0, 16_000).Select(i => MathF.Sin(2 * MathF.PI * frequency * i / 16_000f))]);

        var frame = mel.Values.Span.Slice(50 * Bands, Bands);
        frame.IndexOf(frame.ToArray().Max()).ShouldBe(band);
        frame.ToArray().Min().ShouldBe(mel.Silence, 0.5f);
    }

    [Fact]
    public void Run_AnyLength_EqualsThePlainTransform()
    {
        foreach (var length in new[] { 1, 159, 200, 201, 1_000, 32_000 })
        {
            var sound = TestSound.Syllables(1, length);
            var mel = _transform.Run(sound);
            var power = PlainPower(sound, mel.Frames - 1);
            var loudest = Enumerable.Range(0, mel.Frames).SelectMany(frame => PlainPower(sound, frame)).Max();
            for (var band = 0; band < Bands; band++)
            {
                var expected = (Math.Max(Math.Log10(Math.Max(power[band], 1e-10)), Math.Log10(loudest) - 8) + 4) / 4;
                mel.Values.Span[((mel.Frames - 1) * Bands) + band].ShouldBe((float)expected, 1e-3f, $"band {band} of {length} samples");
            }
        }
    }

    [Fact]
    public void CopyWindow_BehindTheSound_IsSilence()
    {
        var mel = _transform.Run(TestSound.Syllables(1, 1_600));
        var window = new float[3 * Bands];

        mel.CopyWindow(mel.Frames - 1, window);
        window.AsSpan(Bands).ToArray().ShouldAllBe(value => value == mel.Silence);
        window.AsSpan(0, Bands).SequenceEqual(mel.Values.Span.Slice((mel.Frames - 1) * Bands, Bands)).ShouldBeTrue();
        mel.CopyWindow(10_000, window);
        window.ShouldAllBe(value => value == mel.Silence);
    }

    [SkippableFact]
    public void Run_RealFiltersAndSpeech_GivesWhisperCppsMel()
    {
        var golden = Golden.Read<Golden.TinyWhisper>("whisper-tiny-en.jsonl").Single();
        var model = TestFiles.Need("for-tests-ggml-tiny.en.bin");
        var speech = TestFiles.ReadWave(TestFiles.Need("jfk.wav"));
        using var file = GgmlFile.Open(model);
        var sizes = WhisperHyperparameters.Read(file);
        var filters = MelFilters.Read(file, sizes.MelBands);
        var vocabulary = WhisperVocabulary.Read(file, new(sizes.VocabularySize));

        var mel = new LogMelTransform(_pool, filters).Run(speech);

        speech.Length.ShouldBe(golden.Samples);
        mel.Length.ShouldBe(golden.MelLength);
        var window = new float[1_100 * mel.Bands];
        mel.CopyWindow(0, window);
        window.Where((_, i) => i % 409 == 0).ToArray().ShouldBe(golden.Mel, 1e-4);
        vocabulary.Tokenize(golden.Text).ShouldBe(golden.Tokens);
        vocabulary.NamedTokens.ShouldBe(50_256);
        Should.Throw<GgmlFormatException>(() => SpeechRecognizerLoader.Load(model, new SpeechRecognizerOptions()))
            .Where.ShouldBe("encoder.conv1.weight"); // it has no weights
    }

    private static bool InBand(int i) => i / LogMelTransform.Bins == i % LogMelTransform.Bins / 10;

    // Summed up term by term in double precision.
    private static double[] PlainPower(float[] sound, int frame)
    {
        var bands = new double[Bands];
        for (var bin = 0; bin < LogMelTransform.Bins - 1; bin++)
        {
            double real = 0, imaginary = 0;
            for (var i = 0; i < 400; i++)
            {
                var at = Math.Abs((frame * 160) + i - 200); // mirrored at the first sample
                var value = at < sound.Length ? sound[at] * 0.5 * (1 - Math.Cos(2 * Math.PI * i / 400)) : 0;
                real += value * Math.Cos(2 * Math.PI * bin * i / 400);
                imaginary += value * Math.Sin(2 * Math.PI * bin * i / 400);
            }

            bands[bin / 10] += 0.1 * ((real * real) + (imaginary * imaginary));
        }

        return bands;
    }
}
