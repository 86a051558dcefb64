using BenchmarkDotNet.Attributes;
using HomeLLM.Engines;
using HomeLLM.Engines.Inference.Tests.Support;

namespace HomeLLM.Bench;

/// <summary>The time to split a prompt of the usual length into tokens.</summary>
[MemoryDiagnoser]
public class TokenizerBenchmarks
{
    private const string Prompt =
        "#1 light: kitchen light @1 dim color temp\n#2 fan: ceiling fan @1 speed osc dir modes auto, sleep\n@1: kitchen ^1 light fan here\n"
        + "^1: ground floor light fan switch\n> turn on the kitchen light #1\n";

    private ILanguageModel _sentencePiece = null!;
    private ILanguageModel _bytePair = null!;

    [GlobalSetup]
    public void Setup()
    {
        var spec = new ModelSpec { Layers = 1 };
        _sentencePiece = spec.Load();
        _bytePair = (spec with
        {
            Vocabulary = writer => TestVocabularies.WriteBytePair(writer, "llama-bpe"),
            VocabularySize = TestVocabularies.BytePairSize,
        }).Load();
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _sentencePiece.Dispose();
        _bytePair.Dispose();
    }

    [Benchmark(Baseline = true)]
    public int[] SentencePiece() => _sentencePiece.Vocabulary.Tokenize(Prompt);

    [Benchmark]
    public int[] BytePair() => _bytePair.Vocabulary.Tokenize(Prompt);
}
