using System.Diagnostics;
using System.Globalization;
using HomeLLM.Engines;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeLLM.Bench.Engines;

/// <summary>
/// <c>engine NAME MODEL THREADS</c>: one row of the table in docs/engines.md. In a fresh process, as loading and memory show only there; the
/// best of several rounds, as another process on the machine can only slow a round down.
/// </summary>
internal static class EngineProbe
{
    public const string Command = "engine";

    private const int PromptLength = 100, AnswerLength = 10, Rounds = 12;

    /// <summary>Loads, evaluates and writes one line.</summary>
    public static void Run(string engine, string name, int threads, TextWriter output)
    {
        var path = EngineModels.Find(name);
        var watch = Stopwatch.StartNew();
        var options = new EnginesOptions { LanguageModel = engine };
        using var model = LanguageModelEngine.Load(path, options, new ModelOptions { Threads = threads }, NullLogger.Instance).Model;
        var loaded = watch.Elapsed;
        using var context = model.CreateContext(Math.Min(model.Info.ContextLength, 4_096));
        int[] prompt = [.. Enumerable.Range(1, PromptLength).Select(i => i * 29 % 1_000)];
        var logits = new float[model.Vocabulary.Size];
        context.Evaluate(prompt, logits);
        var answered = watch.Elapsed;
        var (reading, writing) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            reading = Best(reading, () => Read(context, prompt, logits));
            writing = Best(writing, () => Write(context, prompt, logits));
        }

        using var process = Process.GetCurrentProcess();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {engine} | {name} | {threads} | {loaded.TotalMilliseconds:0} | {answered.TotalMilliseconds:0} | {PromptLength / reading.TotalSeconds:0} | "
            + $"{AnswerLength / writing.TotalSeconds:0.0} | {process.PeakWorkingSet64 / 1e6:0} |"));
    }

    private static TimeSpan Best(TimeSpan best, Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed < best ? watch.Elapsed : best;
    }

    private static void Read(ILanguageModelContext context, int[] prompt, float[] logits)
    {
        context.Rewind(0);
        context.Evaluate(prompt, logits);
    }

    private static void Write(ILanguageModelContext context, int[] prompt, float[] logits)
    {
        context.Rewind(PromptLength);
        for (var i = 0; i < AnswerLength; i++) context.Evaluate(prompt.AsSpan(i, 1), logits);
    }
}
