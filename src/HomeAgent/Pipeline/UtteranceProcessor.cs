using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Engines;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Dialogue;
using HomeLLM.HomeAgent.Replies;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>Takes one utterance all the way: understand, publish, wait for the states, reply.</summary>
internal sealed class UtteranceProcessor(
    DialogueReader reader,
    IServiceCallSink sink,
    HomeRegistry registry,
    IOptions<MqttOptions> mqtt,
    IOptions<SafetyOptions> safety,
    TimeProvider time,
    ILogger<UtteranceProcessor> logger)
{
    /// <summary>Does once what is slow only the first time, so that nobody waits for it.</summary>
    public void WarmUp() => reader.WarmUp(registry.Current);

    /// <summary>Does what doesn't depend on what will be said. Never throws but to be cancelled.</summary>
    public void Prepare(CancellationToken cancellationToken) => reader.Prepare(registry.Current, cancellationToken);

    /// <summary>Processes one utterance; returns when its reply is known.</summary>
    public async Task<UtteranceResult> ProcessAsync(Utterance utterance, IUtteranceObserver? observer, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var before = registry.Current;
        var interpretation = reader.Read(utterance, before, cancellationToken);
        foreach (var call in interpretation.Calls) observer?.OnCall(call);

        var (outcomes, after) = await ExecuteAsync(interpretation.Calls, observer, cancellationToken).ConfigureAwait(false);
        var reply = interpretation.Failure
            ?? ReplyComposer.Compose(utterance.Text, interpretation, outcomes, new(before, after));
        logger.Replied(outcomes.Length, reply);
        return new(utterance, outcomes, reply, interpretation.Timings, time.GetElapsedTime(start))
        {
            Unconfirmed = interpretation.Unconfirmed,
            AsksBack = interpretation.AsksBack,
            IsHandled = interpretation.Failure is null
                && (interpretation.AsksBack || !interpretation.Told.IsEmpty || outcomes.Any(outcome => outcome.Status == CallStatus.Delivered)),
        };
    }

    private async Task<(ImmutableArray<CallOutcome> Outcomes, HomeSnapshot After)> ExecuteAsync(
        ImmutableArray<ServiceCall> calls, IUtteranceObserver? observer, CancellationToken cancellationToken)
    {
        if (calls.IsEmpty) return ([], registry.Current);
        using var answers = new AnswerWaiter(registry, time, observer);
        var results = new List<(ServiceCall Call, CallStatus Status)>();
        foreach (var call in calls)
        {
            var status = await PublishAsync(call, observer, cancellationToken).ConfigureAwait(false);
            results.Add((call, status));
            if (status == CallStatus.Delivered) answers.Expect(call);
        }

        var silent = await answers.WaitAsync(TimeSpan.FromSeconds(safety.Value.AnswerSeconds), cancellationToken).ConfigureAwait(false);
        return ([.. results.Select(result => new CallOutcome(result.Call, result.Status, [.. silent[result.Call]]))], answers.Home);
    }

    private async Task<CallStatus> PublishAsync(ServiceCall call, IUtteranceObserver? observer, CancellationToken cancellationToken)
    {
        var expires = time.GetUtcNow() + TimeSpan.FromSeconds(mqtt.Value.CommandExpirySeconds);
        var message = new ServiceCallMessage(Guid.NewGuid().ToString("N"), call, expires);
        try
        {
            var report = await sink.PublishAsync(message, cancellationToken).ConfigureAwait(false);
            observer?.OnPublished(call, report);
            return report.Result switch
            {
                MqttPublishResult.Delivered => CallStatus.Delivered,
                MqttPublishResult.Expired => CallStatus.Expired,
                _ => CallStatus.Refused,
            };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.PublishFailed(exception, call.Service);
            return CallStatus.Refused;
        }
    }
}
