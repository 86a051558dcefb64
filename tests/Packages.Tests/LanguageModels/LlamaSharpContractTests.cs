using HomeLLM.Engines;
using HomeLLM.Engines.Inference.Tests.Contract;
using HomeLLM.Engines.Packages.LanguageModels;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeLLM.Packages.Tests.LanguageModels;

public sealed class LlamaSharpContractTests : LanguageModelContract
{
    private static readonly Dictionary<string, float> Bands = new(StringComparer.Ordinal)
    {
        ["f16"] = 0.005f,
        ["bf16"] = 0.05f,
        ["q8_0"] = 0.15f,
    };

    // llama.cpp keeps keys and values in F16, and rounds activations to the weights' type.
    private protected override double BatchBand => 0.15;

    private protected override float BandOf(string model) => Bands.GetValueOrDefault(model, 0.01f);

    private protected override ILanguageModel Load(string path, int threads) =>
        LlamaSharpLoader.Load(path, new LlamaSharpOptions(threads), NullLogger.Instance);
}
