using LLama.Native;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeLLM.Engines.Packages.LanguageModels;

/// <summary>What llama.cpp says, line by line, in our log. One per process, as llama.cpp has it. Thread-safe.</summary>
internal static class NativeLog
{
    private const int MaxErrorLines = 5;

    private static readonly Lock Gate = new();
    private static readonly ThreadLocal<PartialLine> Partial = new(() => new PartialLine());
    private static ILogger _logger = NullLogger.Instance;
    private static bool _isConnected;

    [ThreadStatic]
    private static ErrorCollector? _collector;

    /// <summary>From now on, everything goes to this log.</summary>
    public static void Connect(ILogger logger)
    {
        lock (Gate)
        {
            _logger = logger;
            if (_isConnected) return;
            _isConnected = true;
        }

        NativeLogConfig.llama_log_set(Receive);
    }

    /// <summary>Until the result is disposed, keeps this thread's errors for an exception's message instead of logging them.</summary>
    public static ErrorCollector CollectErrors() => _collector = new ErrorCollector();

    private static void Receive(LLamaLogLevel level, string text)
    {
        // llama.cpp calls: an exception must not run through its frames.
        try
        {
            var partial = Partial.Value!;
            if (level != LLamaLogLevel.Continue) partial.Level = level;
            partial.Text += text;
            if (!text.EndsWith('\n')) return;
            var line = partial.Text.Trim();
            partial.Text = "";
            if (line.Length > 0) Write(partial.Level, line);
        }
#pragma warning disable CA1031
        catch (Exception)
#pragma warning restore CA1031
        {
            // A line lost is the lesser evil.
        }
    }

    private static void Write(LLamaLogLevel level, string line)
    {
        switch (level)
        {
            case LLamaLogLevel.Error when _collector is { } collector: collector.Add(line); break;
            case LLamaLogLevel.Error: _logger.LlamaError(line); break;
            case LLamaLogLevel.Warning: _logger.LlamaWarning(line); break;
            default: _logger.LlamaNews(line); break;
        }
    }

    /// <summary>Errors while it lives.</summary>
    internal sealed class ErrorCollector : IDisposable
    {
        private readonly List<string> _lines = [];

        /// <summary>What went wrong, the first cause first.</summary>
        public string Text => _lines.Count > 0 ? string.Join("; ", _lines) : "it doesn't say why";

        public void Add(string line)
        {
            if (_lines.Count < MaxErrorLines) _lines.Add(line);
        }

        public void Dispose() => _collector = null;
    }

    private sealed class PartialLine
    {
        public LLamaLogLevel Level { get; set; }

        public string Text { get; set; } = "";
    }
}
