using System.Collections.Concurrent;
using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Tests.Support;

/// <summary>Keeps the results that were reported.</summary>
internal sealed class RecordingResults : IResultSink
{
    public ConcurrentQueue<UtteranceResult> Reported { get; } = [];

    public Task ReportAsync(UtteranceResult result, CancellationToken cancellationToken)
    {
        Reported.Enqueue(result);
        return Task.CompletedTask;
    }
}
