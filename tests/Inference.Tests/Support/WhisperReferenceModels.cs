using HomeLLM.Engines.Inference.Ggml;

namespace HomeLLM.Engines.Inference.Tests.Support;

/// <summary>The models whose values the golden files hold. To change one is to make its golden file worthless.</summary>
internal static class WhisperReferenceModels
{
    public static IReadOnlyDictionary<string, WhisperSpec> All { get; } = new Dictionary<string, WhisperSpec>(StringComparer.Ordinal)
    {
        ["f16-en"] = new() { Type = GgmlTensorType.F16 },
        ["f16-multilingual"] = new() { Seed = 2, Type = GgmlTensorType.F16, VocabularySize = 51_865, Width = 96, Heads = 2, TextLayers = 1 },
        ["f16-v3"] = new() { Seed = 3, Type = GgmlTensorType.F16, VocabularySize = 51_866, Bands = 128, AudioLayers = 1, Heads = 4 },
        ["q8_0-en"] = new() { Seed = 4, Type = GgmlTensorType.Q8_0 },
        ["q5_0-multilingual"] = new() { Seed = 5, Type = GgmlTensorType.Q5_0, VocabularySize = 51_865 },
        ["q5_1-en"] = new() { Seed = 6, Type = GgmlTensorType.Q5_1, EndSharpness = 5 },
    };

    /// <summary>The sound that they hear: 4 s.</summary>
    public static float[] Sound() => TestSound.Syllables(3, 64_000);
}
