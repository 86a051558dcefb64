using BenchmarkDotNet.Attributes;
using HomeLLM.Engines;
using HomeLLM.Engines.Inference.Gguf;
using HomeLLM.Engines.Inference.Tests.Support;

namespace HomeLLM.Bench;

/// <summary>
/// Tokens per second of a model of the shipped one's size (random weights: speed doesn't depend on them). Times are per token, so
/// tokens per second = 1 / mean. "Allocated" must be 0 in every row.
/// </summary>
[MemoryDiagnoser]
public class InferenceBenchmarks
{
    private const int PromptLength = 100;
    private const int AnswerLength = 10;

    private ILanguageModel _model = null!;
    private ILanguageModelContext _context = null!;
    private int[] _prompt = [];
    private float[] _logits = [];

    /// <summary>How the weights are stored.</summary>
    [Params("Q8_0", "F16")]
    public string Weights { get; set; } = "Q8_0";

    /// <summary>How many threads evaluate.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var spec = new ModelSpec
        {
            Type = Enum.Parse<GgufTensorType>(Weights),
            Layers = 6,
            Embedding = 224,
            FeedForward = 608,
            Heads = 7,
            KeyValueHeads = 7,
            HeadLength = 32,
            ContextLength = 1_024,
            PaddedVocabulary = 2_048,
        };
        _model = spec.Load(Threads);
        _context = _model.CreateContext(512);
        var random = new SeededRandom(1);
        _prompt = [.. Enumerable.Range(0, PromptLength).Select(_ => random.Next(_model.Vocabulary.Size))];
        _logits = new float[_model.Vocabulary.Size];
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _context.Dispose();
        _model.Dispose();
    }

    /// <summary>A prompt of 100 tokens in one batch.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = PromptLength)]
    public void Prompt()
    {
        _context.Rewind(0);
        _context.Evaluate(_prompt, _logits);
    }

    /// <summary>10 tokens, one after another, behind a prompt of 100.</summary>
    [Benchmark(OperationsPerInvoke = AnswerLength)]
    public void Decode()
    {
        if (_context.Position < PromptLength)
        {
            _context.Evaluate(_prompt, []);
        }

        _context.Rewind(PromptLength);
        for (var i = 0; i < AnswerLength; i++)
        {
            _context.Evaluate(_prompt.AsSpan(i, 1), _logits);
        }
    }
}
