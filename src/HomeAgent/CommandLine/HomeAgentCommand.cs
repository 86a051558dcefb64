using System.CommandLine;
using HomeLLM.HomeAgent.Hosting;
using Microsoft.Extensions.Hosting;

namespace HomeLLM.HomeAgent.CommandLine;

/// <summary>The command line: <c>homeagent</c> runs the agent, its sub-commands do the rest.</summary>
internal static class HomeAgentCommand
{
    /// <summary>Builds the command with everything below it.</summary>
    public static RootCommand Create()
    {
        var command = new RootCommand(
            "An offline voice assistant for the home: a small language model turns what you say into Home Assistant service calls, "
            + "which go out over MQTT. Without a sub-command it runs until the input ends, or, with a broker, until it is stopped.")
        {
            CommonOptions.Config,
            CommonOptions.Set,
            InterpretCommand.Create(),
            EvaluateCommand.Create(),
            ListenCommand.Create(),
            ModelsCommand.Create(),
            DoctorCommand.Create(),
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (CommonOptions.LoadOrReport(arguments) is not { } configuration) return 1;
        using var host = AgentHost.Build(configuration, StandardStreams.TerminalInput, StandardStreams.TerminalOutput);
        await host.RunAsync(cancellationToken).ConfigureAwait(false);
        return 0;
    }
}
