namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>Hears what became of every utterance, wherever it came from. Must not throw.</summary>
internal interface IResultSink
{
    /// <summary>Takes one result; returns at once or after a bounded time.</summary>
    Task ReportAsync(UtteranceResult result, CancellationToken cancellationToken);
}
