using HomeLLM.Engines.Inference.Tests.Support;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Models;

public class LlamaReferenceTests
{
    public static TheoryData<string> Models => [.. ReferenceModels.WithLogits];

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
