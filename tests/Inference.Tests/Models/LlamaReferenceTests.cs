using HomeLLM.Engines.Inference.Tests.Support;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Models;

public class LlamaReferenceTests
{
    private static readonly Dictionary<string, float> Bands = new(StringComparer.Ordinal)
    {
        ["f16"] = 0.005f,
        ["bf16"] = 0.05f,
        ["q8_0"] = 0.15f,
    };

    public static TheoryData<string> Models => [.. ReferenceModels.WithLogits];

    [Theory]
    [MemberData(nameof(Models))]
    public void Evaluate_ReferenceModel_GivesLlamaCppsLogits(string model)
    {
        using var loaded = ReferenceModels.All[model].Load(threads: 2);
        var band = Bands.GetValueOrDefault(model, 2e-5f);
        var cases = Golden.Read<Golden.Logits>("logits.jsonl").Where(golden => golden.Model == model).ToList();

        cases.ShouldNotBeEmpty();
        foreach (var golden in cases)
        {
            var logits = Evaluate(loaded, golden.Tokens);
            for (var i = 0; i < golden.Every8th.Length; i++)
            {
                logits[8 * i].ShouldBe(golden.Every8th[i], band, $"logit {8 * i} after {golden.Tokens.Length} tokens");
            }

            Array.IndexOf(logits, logits.Max()).ShouldBe(golden.Largest);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Evaluate_StoredWeights_GiveTheLogitsOfTheSameWeightsAsSingles(string model)
    {
        var spec = ReferenceModels.All[model];
        using var stored = spec.Load();
        using var expanded = (spec with { Expanded = true }).Load();
        int[] tokens = [.. Enumerable.Range(1, 40).Select(i => i * 13 % 700)];

        foreach (var count in new[] { 1, 2, 40 })
        {
            Evaluate(stored, tokens[..count]).ShouldBe(Evaluate(expanded, tokens[..count]), 2e-5);
        }
    }

    private static float[] Evaluate(ILanguageModel model, int[] tokens)
    {
        using var context = model.CreateContext(256);
        var logits = new float[model.Vocabulary.Size];
        context.Evaluate(tokens, logits);
        return logits;
    }
}
