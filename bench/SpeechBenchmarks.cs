using BenchmarkDotNet.Attributes;
using HomeLLM.Engines;
using HomeLLM.Engines.Inference;
using HomeLLM.Engines.Inference.Audio;
using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Gguf;
using HomeLLM.Engines.Inference.Tests.Support;
using HomeLLM.Engines.Inference.Whisper;

namespace HomeLLM.Bench;

/// <summary>
/// A Whisper of the size of tiny.en (random weights: speed doesn't depend on them) and a command of 3 s. whisper.cpp's own figures come from
/// <c>whisper-bench</c> and <c>whisper-cli -ac 288 -bs 1 -bo 1 -nt -nf</c> with the file that <c>HOMELLM_BENCH_WHISPER</c> names; where the variable
/// is set, the file is written there.
/// </summary>
[MemoryDiagnoser]
public class SpeechBenchmarks
{
    private const int CommandPositions = 288; // what 3 s are given
    private const int CommandTokens = 10;
    private const int Token = 300;

    private readonly float[] _command = TestSound.Syllables(3, 48_000);

    private WhisperModel _model = null!;
    private WhisperSession _session = null!;
    private MelSpectrogram _mel;
    private ReadOnlyMemory<float> _encoded;

    /// <summary>How the weights are stored.</summary>
    [Params("F16", "Q8_0", "Q5_0")]
    public string Weights { get; set; } = "F16";

    /// <summary>How many threads evaluate.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var spec = new WhisperSpec { Type = Enum.Parse<GgmlTensorType>(Weights), Width = 384, Heads = 6, AudioLayers = 4, TextLayers = 4 };
        var bytes = spec.ToFile();
        if (Environment.GetEnvironmentVariable("HOMELLM_BENCH_WHISPER") is { Length: > 0 } path)
        {
            File.WriteAllBytes(path, bytes);
        }

        using var file = GgmlFile.Read(GgufSource.Copy(bytes));
        _model = SpeechRecognizerLoader.Load(file, "tiny.en", new SpeechRecognizerOptions(Threads));
        _session = new WhisperSession(_model);
        _mel = _session.Transform.Run(_command);
        _encoded = _session.Encoder.Run(_mel, 0, CommandPositions, CancellationToken.None);
        _session.Decoder.Listen(_encoded);
        _session.Decoder.Begin([_model.Vocabulary.Tokens.StartOfTranscript, _model.Vocabulary.Tokens.NoTimestamps], 0);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _session.Dispose();
        _model.Dispose();
    }

    /// <summary>From 3 s of samples to the spectrogram.</summary>
    [Benchmark]
    public void Mel() => _mel = _session.Transform.Run(_command);

    /// <summary>The encoder and the decoder's keys and values with the whole context of 30 s.</summary>
    [Benchmark]
    public void Encode30Seconds() => _session.Decoder.Listen(_session.Encoder.Run(_mel, 0, 1_500, CancellationToken.None));

    /// <summary>The same with the context that 3 s are given.</summary>
    [Benchmark]
    public void Encode3Seconds() => _session.Decoder.Listen(_session.Encoder.Run(_mel, 0, CommandPositions, CancellationToken.None));

    /// <summary>A token.</summary>
    [Benchmark]
    public void Decode() => _session.Decoder.Step([0], [Token], 20);

    /// <summary>A token in each of 5 beams.</summary>
    [Benchmark]
    public void Decode5Beams()
    {
        _session.Decoder.Rearrange([0, 0, 0, 0, 0], 20);
        _session.Decoder.Step([0, 1, 2, 3, 4], [Token, Token, Token, Token, Token], 20);
    }

    /// <summary>An initial prompt of 200 tokens.</summary>
    [Benchmark]
    public void Prompt() => _session.Decoder.Begin([.. Enumerable.Range(1, 200)], 199);

    /// <summary>From 3 s of samples to a text of 10 tokens.</summary>
    [Benchmark(Baseline = true)]
    public async Task<string> Command()
    {
        var options = new SpeechRecognitionOptions { Language = "en", TemperatureStep = 0, MaxTokens = CommandTokens };
        return (await _session.RecognizeAsync(_command, options)).Text;
    }
}
