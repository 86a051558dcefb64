using System.Globalization;
using System.Threading.Channels;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Language;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>Has the utterances of all sources processed one after another. Few may wait, and none for long. Thread-safe.</summary>
internal sealed class UtteranceQueue(
    UtteranceProcessor processor,
    IEnumerable<IResultSink> sinks,
    IOptions<SafetyOptions> safety,
    IOptions<MqttOptions> mqtt,
    TimeProvider time,
    ILogger<UtteranceQueue> logger) : BackgroundService
{
    /// <summary>Nothing in it stands for the wish to prepare.</summary>
    private readonly Channel<Item?> _items = Channel.CreateUnbounded<Item?>();
    private readonly IResultSink[] _sinks = [.. sinks];
    private int _waiting;
    private int _isPreparationWaiting;

    /// <summary>Puts an utterance in the queue.</summary>
    /// <param name="utterance">What was said.</param>
    /// <param name="observer">Watches it on its way; null for nobody.</param>
    /// <returns>The result, once there is one; a sentence that says so where too many wait already.</returns>
    public Task<UtteranceResult> SubmitAsync(Utterance utterance, IUtteranceObserver? observer)
    {
        var item = new Item(utterance, observer, time.GetTimestamp());
        if (Interlocked.Increment(ref _waiting) <= safety.Value.MaxWaiting && _items.Writer.TryWrite(item)) return item.Result.Task;
        Interlocked.Decrement(ref _waiting);
        logger.QueueFull(safety.Value.MaxWaiting);
        return ReportAsync(Unprocessed(item, Sentences.Spoken.Refusals.Busy.Say()), CancellationToken.None);
    }

    /// <summary>Somebody begins to speak: the part of the prompt that is known already is evaluated meanwhile. Returns at once.</summary>
    public void Prepare()
    {
        if (Interlocked.Exchange(ref _isPreparationWaiting, 1) == 0) _items.Writer.TryWrite(null);
    }

    /// <summary>Ends; nobody waits for an answer that won't come, even where the queue was stopped before it began.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        _items.Writer.TryComplete();
        while (_items.Reader.TryRead(out var item)) item?.Result.TrySetCanceled(CancellationToken.None);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        processor.WarmUp();
        await foreach (var item in _items.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
        {
            if (item is null)
            {
                Volatile.Write(ref _isPreparationWaiting, 0);
                processor.Prepare(stoppingToken);
                continue;
            }

            Interlocked.Decrement(ref _waiting);
            var result = await ProcessAsync(item, stoppingToken).ConfigureAwait(false);
            item.Result.TrySetResult(await ReportAsync(result, stoppingToken).ConfigureAwait(false));
        }
    }

    private async Task<UtteranceResult> ProcessAsync(Item item, CancellationToken cancellationToken)
    {
        var waited = time.GetElapsedTime(item.Arrived);
        if (waited > TimeSpan.FromSeconds(mqtt.Value.CommandExpirySeconds))
        {
            logger.WaitedTooLong(waited);
            var seconds = ((int)waited.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Unprocessed(item, Sentences.Spoken.Refusals.Late.Say(seconds));
        }

        try
        {
            return await processor.ProcessAsync(item.Utterance, item.Observer, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            item.Result.TrySetCanceled(cancellationToken);
            throw;
        }
        catch (Exception exception)
        {
            // One utterance must not end the agent; whatever it was is in the log with its place.
            logger.UtteranceFailed(exception);
            return Unprocessed(item, Sentences.Spoken.Refusals.Failed.Say());
        }
    }

    private async Task<UtteranceResult> ReportAsync(UtteranceResult result, CancellationToken cancellationToken)
    {
        foreach (var sink in _sinks) await sink.ReportAsync(result, cancellationToken).ConfigureAwait(false);
        return result;
    }

    private UtteranceResult Unprocessed(Item item, string sentence) =>
        new(item.Utterance, [], sentence, default, time.GetElapsedTime(item.Arrived));

    private sealed record Item(Utterance Utterance, IUtteranceObserver? Observer, long Arrived)
    {
        public TaskCompletionSource<UtteranceResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
