using System.CommandLine;
using HomeLLM.HomeAgent.Batch;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Dialogue;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace HomeLLM.HomeAgent.CommandLine;

/// <summary><c>homeagent interpret</c>: the batch interface.</summary>
internal static class InterpretCommand
{
    private static readonly Option<bool> Explain = new("--explain")
    {
        Description = "Writes what the model was given and what it answered to standard error.",
    };

    public static Command Create()
    {
        var command = new Command(
            "interpret",
            "Reads one JSON request a line from standard input and writes what would be done, one line each. Publishes nothing.")
        {
            Explain,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (CommonOptions.LoadOrReport(arguments) is not { } configuration) return 1;
        await using var services = AgentHost.BuildUnderstanding(configuration);
        var runner = new InterpretRunner(services.GetRequiredService<DialogueReader>(), () => HomeFile.Read(configuration.FilePath))
        {
            Explain = arguments.GetValue(Explain) ? WriteExplanation : null,
        };
        return await runner.RunAsync(StandardStreams.Input, StandardStreams.Output, cancellationToken).ConfigureAwait(false) ? 0 : 1;
    }

    private static void WriteExplanation(Interpretation interpretation)
    {
        StandardStreams.Error.WriteLine(interpretation.Prompt?.TrimEnd('\n') ?? "(the model was not asked)");
        StandardStreams.Error.WriteLine(interpretation.Answer ?? "");
        StandardStreams.Error.WriteLine(interpretation.Timings.ToString());
    }
}
