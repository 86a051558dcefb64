using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Linking;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>
/// From a text to calls that may be published: checks the text, has it interpreted, takes away what the configuration forbids, holds back
/// what needs a yes.
/// Never throws for what a person can say. One utterance at a time.
/// </summary>
internal sealed class UtteranceReader(
    ICommandInterpreter interpreter, IOptions<SafetyOptions> safety, TimeProvider time, ILogger<UtteranceReader> logger)
{
    /// <summary>Does once what is slow only the first time, so that nobody waits for it. Never throws.</summary>
    public void WarmUp(HomeSnapshot home)
    {
        try
        {
            interpreter.WarmUp(home);
        }
        catch (Exception exception)
        {
            // Whatever it is will be met again by the first utterance, and answered there.
            logger.InterpretationFailed(exception);
        }
    }

    /// <summary>Does what doesn't depend on what will be said. Never throws but to be cancelled.</summary>
    public void Prepare(HomeSnapshot home, CancellationToken cancellationToken)
    {
        try
        {
            interpreter.Prepare(home, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.InterpretationFailed(exception);
        }
    }

    /// <summary>Understands one utterance.</summary>
    /// <param name="utterance">What was said.</param>
    /// <param name="home">The home as it is.</param>
    /// <param name="history">What was talked about last; null where nothing was.</param>
    /// <param name="cancellationToken">Gives up between two tokens.</param>
    public Interpretation Read(Utterance utterance, HomeSnapshot home, History? history, CancellationToken cancellationToken)
    {
        if (!UtteranceText.TryAccept(utterance.Text, safety.Value.MaxTextLength, out var text, out var sentence))
        {
            // Nothing was ordered; the sentence says more than the reason would.
            return new([], [new(RefusalReason.NotACommand) { Sentence = sentence }], default);
        }

        var start = time.GetTimestamp();
        try
        {
            // An area that isn't there is none: the words themselves must then say where.
            var area = home.FindArea(utterance.AreaId)?.Id;
            var interpretation = interpreter.Interpret(text, area, home, history, cancellationToken);
            return Screen(interpretation, home) with { Timings = interpretation.Timings with { Total = time.GetElapsedTime(start) } };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.InterpretationFailed(exception);
            return Interpretation.Failed(Sentences.Spoken.Refusals.NotRead.Say());
        }
    }

    /// <summary>Takes away what the configuration forbids, and puts back what needs a yes.</summary>
    public Interpretation Screen(Interpretation interpretation, HomeSnapshot home) => SafetyCheck.Apply(interpretation, safety.Value, home);
}
