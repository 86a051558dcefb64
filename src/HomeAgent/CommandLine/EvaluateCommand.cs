using System.CommandLine;
using HomeLLM.HomeAgent.Dialogue;
using HomeLLM.HomeAgent.Evaluation;
using HomeLLM.HomeAgent.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace HomeLLM.HomeAgent.CommandLine;

/// <summary><c>homeagent evaluate</c>: how much of a test set is understood, and how fast.</summary>
internal static class EvaluateCommand
{
    private static readonly Argument<string[]> Paths = new("path")
    {
        Description = "Files of JSON Lines, or folders with *.jsonl; tests/understanding/README.md tells the form.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Failures = new("--failures") { Description = "Lists every miss: what was said, expected, understood." };

    private static readonly Option<bool> AsJson = new("--json") { Description = "Writes one JSON object instead of a table." };

    private static readonly Option<double> AtLeast = new("--at-least")
    {
        Description = "The exit status is 1 where less than so many percent are right.",
        HelpName = "percent",
    };

    public static Command Create()
    {
        var command = new Command("evaluate", "Measures how much of a test set is understood, by category, and how fast. Publishes nothing.")
        {
            Paths, Failures, AsJson, AtLeast,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (CommonOptions.LoadOrReport(arguments) is not { } configuration) return 1;
        await using var services = AgentHost.BuildUnderstanding(configuration);
        var evaluator = new Evaluator(services.GetRequiredService<DialogueReader>());
        try
        {
            var cases = EvaluationCase.Read(arguments.GetValue(Paths)!);
            var report = new EvaluationReport([.. cases.Select(one => evaluator.Run(one, cancellationToken))]);
            if (arguments.GetValue(AsJson)) await StandardStreams.Output.WriteLineAsync(report.ToJson()).ConfigureAwait(false);
            else report.WriteText(StandardStreams.Output, arguments.GetValue(Failures));
            return report.Percent >= arguments.GetValue(AtLeast) ? 0 : 1;
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            await StandardStreams.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return 1;
        }
    }
}
