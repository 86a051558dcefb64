using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Tests.Support;

/// <summary>Keeps what was logged.</summary>
internal sealed class CollectingLogger<T> : ILogger<T>
{
    public List<string> Messages { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (Messages) Messages.Add($"{logLevel} {eventId.Id}: {formatter(state, exception)}");
    }
}
