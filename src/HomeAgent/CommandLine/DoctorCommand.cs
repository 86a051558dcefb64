using System.CommandLine;
using HomeLLM.HomeAgent.Doctor;

namespace HomeLLM.HomeAgent.CommandLine;

/// <summary><c>homeagent doctor</c>: what is fine, what is not, what to do.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Looks at versions, configuration, home, model, broker and microphone: what is fine, what is not, what to do.");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var configuration = CommonOptions.Load(arguments);
        var isFine = true;
        foreach (var check in Checks.All(configuration))
        {
            var finding = await check(cancellationToken).ConfigureAwait(false);
            finding.Write(StandardStreams.Output);
            isFine &= finding.IsFine;
        }

        return isFine ? 0 : 1;
    }
}
