using System.Globalization;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Terminal;

namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>Shows in the console what was heard, what came of it, and where the time went.</summary>
internal sealed class VoiceConsole(TerminalOutput output) : IVoiceObserver
{
    /// <inheritdoc/>
    public void OnState(ListenState state)
    {
        if (output.IsTerminal) output.WriteDetail($"  ({state.ToString().ToLowerInvariant()})");
    }

    /// <inheritdoc/>
    public IUtteranceObserver OnHeard(Utterance utterance)
    {
        output.WriteDetail($"  heard  {utterance.Text}");
        return new TerminalObserver(output);
    }

    /// <inheritdoc/>
    public void OnIgnored(TimeSpan length)
    {
        // What others say to each other is nobody's business.
    }

    /// <inheritdoc/>
    public void OnResult(UtteranceResult result)
    {
        output.WriteReply(result.Reply);
        if (result.Utterance.Heard is not { } heard) return;
        output.WriteDetail(string.Create(
            CultureInfo.InvariantCulture,
            $"  speech {heard.Speech.TotalSeconds:0.00} s, silence {Milliseconds(heard.Silence)}, recognition {Milliseconds(heard.Recognition)}, "
            + $"text {Milliseconds(heard.Text)} after the end, {Milliseconds(result.Timings.Total)} to the call, {Milliseconds(result.Elapsed)} to the reply"));
    }

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms");
}
