namespace HomeLLM.Engines.Inference.Tests.Contract;

public sealed class BuiltInModelContractTests : LanguageModelContract
{
    private static readonly Dictionary<string, float> Bands = new(StringComparer.Ordinal)
    {
        ["f16"] = 0.005f,
        ["bf16"] = 0.05f,
        ["q8_0"] = 0.15f,
    };

    private protected override double BatchBand => 2e-5;

    private protected override float BandOf(string model) => Bands.GetValueOrDefault(model, 2e-5f);

    private protected override ILanguageModel Load(string path, int threads) => LanguageModelLoader.Load(path, new LanguageModelOptions(threads));
}
