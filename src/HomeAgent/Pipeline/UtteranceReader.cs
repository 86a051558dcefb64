using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>
/// From a text to calls that may be published: checks the text, has it interpreted, takes away what the configuration forbids.
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

    /// <summary>Understands one utterance.</summary>
    public Interpretation Read(Utterance utterance, HomeSnapshot home, CancellationToken cancellationToken)
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
            var interpretation = interpreter.Interpret(text, area, home, cancellationToken);
            return WithoutForbidden(interpretation) with { Timings = interpretation.Timings with { Total = time.GetElapsedTime(start) } };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.InterpretationFailed(exception);
            return Interpretation.Failed("Something went wrong while I tried to understand that; the log says what.");
        }
    }

    private Interpretation WithoutForbidden(Interpretation interpretation)
    {
        if (safety.Value.Never.Length == 0 || interpretation.Calls.IsEmpty) return interpretation;
        var never = safety.Value.Never.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var calls = ImmutableArray.CreateBuilder<ServiceCall>();
        var forbidden = ImmutableArray.CreateBuilder<EntityId>();
        foreach (var call in interpretation.Calls)
        {
            var isForbidden = never.Contains(call.Service);
            forbidden.AddRange(call.EntityIds.Where(id => isForbidden || never.Contains(id.ToString())));
            ImmutableArray<EntityId> allowed = isForbidden ? [] : [.. call.EntityIds.Where(id => !never.Contains(id.ToString()))];
            if (!allowed.IsEmpty) calls.Add(call with { EntityIds = allowed });
        }

        if (forbidden.Count == 0) return interpretation;
        var problem = new Problem(RefusalReason.Unsupported, forbidden.ToImmutable()) { IsForbidden = true };
        return interpretation with { Calls = calls.ToImmutable(), Problems = interpretation.Problems.Add(problem) };
    }
}
