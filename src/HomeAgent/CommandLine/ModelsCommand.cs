using System.CommandLine;
using System.Globalization;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Voice.Models;

namespace HomeLLM.HomeAgent.CommandLine;

/// <summary><c>homeagent models</c>: speech models from their public address.</summary>
internal static class ModelsCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "Such as base.en, small.en-q5_1 or tiny; 'homeagent models list' names all." };

    public static Command Create()
    {
        var pull = new Command("pull", "Fetches a Whisper model into the folder models beside the configuration file, and checks it.") { Name };
        pull.SetAction(PullAsync);
        var list = new Command("list", "Names the models that can be fetched.");
        list.SetAction(_ =>
        {
            foreach (var name in SpeechModelSource.Names) StandardStreams.Output.WriteLine(name);
        });
        return new Command("models", "Fetches speech models.") { pull, list };
    }

    private static async Task<int> PullAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (CommonOptions.LoadOrReport(arguments) is not { } configuration) return 1;
        var name = arguments.GetValue(Name)!;
        var address = new Uri(configuration.Get<SpeechOptions>(SpeechOptions.Section).ModelAddress);
        if (SpeechModelSource.Find(name, address) is not { } source)
        {
            await StandardStreams.Error.WriteLineAsync($"There is no model '{name}': {string.Join(", ", SpeechModelSource.Names)}.").ConfigureAwait(false);
            return 1;
        }

        var path = ConfigurationFile.Resolve(configuration.FilePath, Path.Combine("models", source.File));
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var verdict = await new ModelPuller(handler)
                .PullAsync(source.Open, path, source.Sha1, new Steps(StandardStreams.Error), cancellationToken).ConfigureAwait(false);
            await StandardStreams.Output.WriteLineAsync($"{path} ({verdict})").ConfigureAwait(false);
            return 0;
        }
        catch (Exception exception) when (exception is ModelPullException or IOException or UnauthorizedAccessException)
        {
            await StandardStreams.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return 1;
        }
    }

    /// <summary>A line for every tenth, in order: the framework's own would report from many threads.</summary>
    private sealed class Steps(TextWriter writer) : IProgress<(long Done, long? Total)>
    {
        private const int Step = 10;

        private int _next;

        public void Report((long Done, long? Total) value)
        {
            if (value.Total is not > 0) return;
            var percent = (int)(100 * value.Done / value.Total.Value);
            if (percent < _next) return;
            _next = percent - (percent % Step) + Step;
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{percent,3} % of {value.Total.Value / 1048576.0:0.0} MiB"));
        }
    }
}
