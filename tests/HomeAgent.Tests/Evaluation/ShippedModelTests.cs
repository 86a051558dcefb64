using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Evaluation;
using HomeLLM.HomeAgent.Dialogue;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Evaluation;

/// <summary>The model that comes with the program, on the whole test set: an improvement may raise the bar, nothing may lower it.</summary>
public sealed class ShippedModelTests
{
    private const double AtLeastPercent = 97;

    [SkippableFact]
    public void Evaluate_TheTestSet_IsUnderstoodAsWellAsPromised()
    {
        var path = RepositoryRoot.Find("appsettings.json");
        Skip.If(Directory.GetFiles(RepositoryRoot.Find("models"), "homellm-*.gguf").Length == 0, "models/homellm-*.gguf is not there");
        using var services = AgentHost.BuildUnderstanding(AgentConfiguration.Load(path, []));
        var evaluator = new Evaluator(services.GetRequiredService<DialogueReader>());

        var report = new EvaluationReport(
            [.. EvaluationCase.Read([RepositoryRoot.Find("tests/understanding")]).Select(one => evaluator.Run(one, CancellationToken.None))]);

        var text = new StringWriter();
        report.WriteText(text, withFailures: true);
        report.Percent.ShouldBeGreaterThanOrEqualTo(AtLeastPercent, text.ToString());
    }
}
