using HomeLLM.Engines.Inference.Gguf;

namespace HomeLLM.Engines.Inference.Tests.Support;

/// <summary>The models whose tokens and logits the golden files hold. To change one is to make its golden file worthless.</summary>
internal static class ReferenceModels
{
    public static IReadOnlyDictionary<string, ModelSpec> All { get; } = new Dictionary<string, ModelSpec>(StringComparer.Ordinal)
    {
        ["f32"] = new(),
        ["f32-gqa-untied"] = new() { Seed = 2, KeyValueHeads = 2, Tied = false, RopeBase = 500_000, RopeFactors = true },
        ["f32-scaled"] = new() { Seed = 3, KeyValueHeads = 1, RopeScaling = 4, HeadLength = 32, Heads = 3 },
        ["f16"] = new() { Seed = 4, Type = GgufTensorType.F16 },
        ["bf16"] = new() { Seed = 5, Type = GgufTensorType.BF16, KeyValueHeads = 2 },
        ["q8_0"] = new() { Seed = 6, Type = GgufTensorType.Q8_0, Tied = false },
        ["bpe-gpt-2"] = BytePair("gpt-2"),
        ["bpe-default"] = BytePair("default"),
        ["bpe-llama-bpe"] = BytePair("llama-bpe"),
        ["bpe-qwen2"] = BytePair("qwen2"),
        ["bpe-smollm"] = BytePair("smollm"),
    };

    /// <summary>The models whose logits the golden files hold.</summary>
    public static IEnumerable<string> WithLogits => All.Keys.Where(name => !name.StartsWith("bpe-", StringComparison.Ordinal));

    private static ModelSpec BytePair(string preTokenizer) => new()
    {
        Layers = 1,
        Embedding = 32,
        FeedForward = 32,
        Heads = 2,
        KeyValueHeads = 2,
        Vocabulary = writer => TestVocabularies.WriteBytePair(writer, preTokenizer),
        VocabularySize = TestVocabularies.BytePairSize,
    };
}
