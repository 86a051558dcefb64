using HomeLLM.HomeAgent.Configuration;

namespace HomeLLM.HomeAgent.Voice.Speaking;

/// <summary>The program that speaks. It reads the sentence from its standard input: what is said is never part of a command line.</summary>
/// <param name="Program">Its name.</param>
/// <param name="Arguments">As it gets them.</param>
/// <param name="WritesSound">Whether it writes a WAV file to its standard output, to be played; otherwise it makes itself heard.</param>
internal sealed record SpeechCommand(string Program, IReadOnlyList<string> Arguments, bool WritesSound)
{
    public const string Player = "aplay";

    /// <summary>The program of a configuration; null where nobody speaks.</summary>
    public static SpeechCommand? From(SpeechOptions options)
    {
        string[] voice = options.Voice.Length > 0 ? ["-v", options.Voice] : [];
        return options.Reply.ToLowerInvariant() switch
        {
            SpeechOptions.EspeakNg => new("espeak-ng", [.. voice, "--stdin", "--stdout"], WritesSound: true),
            SpeechOptions.Piper => new("piper", ["--model", options.Voice, "--output_file", "-"], WritesSound: true),
            SpeechOptions.Command => new(options.ReplyCommand[0], options.ReplyCommand[1..], WritesSound: false),
            _ => null,
        };
    }

    /// <summary>What plays a WAV file that comes on its standard input.</summary>
    public static IReadOnlyList<string> PlayerArguments(SpeechOptions options) => ["-q", "-D", options.OutputDevice];
}
