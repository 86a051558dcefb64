using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Dialogue;
using HomeLLM.HomeAgent.Evaluation;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace HomeLLM.Packages.Tests.Agent;

/// <summary>The agent understands the same, whichever engine computes the shipped model.</summary>
public sealed class EngineAgreementTests
{
    /// <summary>llama.cpp rounds activations to eight bits, so that a near tie may fall the other way.</summary>
    private const double AtLeastEqual = 0.99;

    /// <summary>The test set is long, and every case is put to both engines; all of it with 1.</summary>
    private static readonly int EveryNth = int.Parse(
        Environment.GetEnvironmentVariable("HOMELLM_AGREEMENT_EVERY") ?? "8", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly Lazy<List<EvaluationResult>> BuiltIn = new(() => Evaluate(EnginesOptions.BuiltIn));

    private static string ModelPath => Directory.EnumerateFiles(RepositoryRoot.Find("models"), "homellm-*.gguf").Max()!;

    [Fact]
    public void Evaluate_PartOfTheTestSet_AnswersAreTheSame()
    {
        var builtIn = BuiltIn.Value;
        var llamaSharp = Evaluate(EnginesOptions.LlamaSharp);

        var different = builtIn.Zip(llamaSharp)
            .Where(pair => pair.First.Got.Answer != pair.Second.Got.Answer)
            .Select(pair => $"{pair.First.Case.Text}: {pair.First.Got.Answer} | {pair.Second.Got.Answer}")
            .ToList();
        builtIn.Count(result => result.Got.Answer is { Length: > 0 }).ShouldBeGreaterThan(100);
        (1.0 - ((double)different.Count / builtIn.Count)).ShouldBeGreaterThanOrEqualTo(AtLeastEqual, string.Join('\n', different));
        llamaSharp.Count(result => result.IsRight).ShouldBeGreaterThanOrEqualTo(builtIn.Count(result => result.IsRight) - 3);
    }

    [Fact]
    public void Tokenize_PromptsOfTheTestSet_GivesTheSameTokens()
    {
        using var builtIn = Load(EnginesOptions.BuiltIn);
        using var llamaSharp = Load(EnginesOptions.LlamaSharp);
        var prompts = BuiltIn.Value.Select(result => result.Got.Prompt).OfType<string>().ToList();

        prompts.Count.ShouldBeGreaterThan(100);
        foreach (var prompt in prompts)
        {
            foreach (var parsesSpecial in new[] { false, true })
            {
                llamaSharp.Vocabulary.Tokenize(prompt, parsesSpecial).ShouldBe(builtIn.Vocabulary.Tokenize(prompt, parsesSpecial), prompt);
            }
        }
    }

    [Fact]
    public void GetBytes_EveryTokenOfTheShippedModel_IsTheSame()
    {
        using var builtIn = Load(EnginesOptions.BuiltIn);
        using var llamaSharp = Load(EnginesOptions.LlamaSharp);
        var (ours, theirs) = (builtIn.Vocabulary, llamaSharp.Vocabulary);

        theirs.Size.ShouldBe(ours.Size);
        (theirs.BeginOfText, theirs.AddsBeginOfText, theirs.EndOfText).ShouldBe((ours.BeginOfText, ours.AddsBeginOfText, ours.EndOfText));
        llamaSharp.Info.ParameterCount.ShouldBe(builtIn.Info.ParameterCount);
        llamaSharp.Info.Metadata.ContainsKey("homellm.prompt_profile").ShouldBe(builtIn.Info.Metadata.ContainsKey("homellm.prompt_profile"));
        for (var token = 0; token < ours.Size; token++)
        {
            theirs.GetBytes(token).ToArray().ShouldBe(ours.GetBytes(token).ToArray());
            theirs.IsEndOfGeneration(token).ShouldBe(ours.IsEndOfGeneration(token));
        }
    }

    private static Engines.ILanguageModel Load(string engine) => LanguageModelEngine.Load(
        ModelPath, new EnginesOptions { LanguageModel = engine }, new ModelOptions { Threads = 1 }, NullLogger.Instance).Model;

    private static List<EvaluationResult> Evaluate(string engine)
    {
        var configuration = AgentConfiguration.Load(
            RepositoryRoot.Find("appsettings.json"), [$"Engines:LanguageModel={engine}", "Model:Threads=1"]);
        configuration.Errors.ShouldBeEmpty();
        using var services = AgentHost.BuildUnderstanding(configuration);
        var evaluator = new Evaluator(services.GetRequiredService<DialogueReader>());
        return
        [
            .. EvaluationCase.Read([RepositoryRoot.Find("tests/understanding")]).Where((_, i) => i % EveryNth == 0)
                .Select(one => evaluator.Run(one, CancellationToken.None)),
        ];
    }
}
