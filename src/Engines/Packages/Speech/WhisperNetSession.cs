using System.Collections.Immutable;
using System.Diagnostics;
using Whisper.net;

namespace HomeLLM.Engines.Packages.Speech;

/// <summary>
/// Recognises with Whisper.net. It takes its settings when a processor is made, so each utterance has its own; whisper.cpp's buffers are
/// made anew for each in any case.
/// </summary>
internal sealed class WhisperNetSession(WhisperFactory factory, SpeechModelInfo info, int threads) : ISpeechSession
{
    private int _isBusy;
    private bool _disposed;

    public async Task<SpeechRecognition> RecognizeAsync(
        ReadOnlyMemory<float> samples, SpeechRecognitionOptions options, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        SpeechSettings.Check(options, info);
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.Exchange(ref _isBusy, 1) != 0) throw new InvalidOperationException("The last utterance is still being recognised.");
        try
        {
            return await RunAsync(samples, options, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _isBusy, 0);
        }
    }

    public void Dispose() => _disposed = true;

    private async Task<SpeechRecognition> RunAsync(
        ReadOnlyMemory<float> samples, SpeechRecognitionOptions options, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var audioContext = samples.IsEmpty ? 0 : SpeechSettings.FindAudioContext(samples.Length, options, info);
        var language = options.Language ?? info.Languages[0];
        if (samples.IsEmpty) return Result([], language, 1, TimeSpan.Zero, audioContext, start);

        var processor = SpeechSettings.Apply(factory.CreateBuilder(), options, language, audioContext, threads).Build();
        await using (processor.ConfigureAwait(false))
        {
            var (probability, choice) = (1f, TimeSpan.Zero);
            if (options.Language is null && info.IsMultilingual)
            {
                (language, probability) = await Task.Run(() => ChooseLanguage(processor, samples.Span, options), cancellationToken).ConfigureAwait(false);
                processor.ChangeLanguage(language);
                choice = Stopwatch.GetElapsedTime(start);
            }

            var segments = ImmutableArray.CreateBuilder<SpeechSegment>();
            await foreach (var segment in processor.ProcessAsync(samples, cancellationToken).ConfigureAwait(false))
            {
                segments.Add(ToSegment(segment, options));
            }

            return Result(segments.ToImmutable(), language, probability, choice, audioContext, start);
        }
    }

    private static (string Language, float Probability) ChooseLanguage(
        WhisperProcessor processor, ReadOnlySpan<float> samples, SpeechRecognitionOptions options)
    {
        var (language, probability) = processor.DetectLanguageWithProbability(samples, [.. options.LanguageCandidates]);
        return (language ?? "en", language is null ? 0 : probability);
    }

    private SpeechSegment ToSegment(SegmentData segment, SpeechRecognitionOptions options) => new(
        segment.Start,
        segment.End,
        segment.Text,
        segment.NoSpeechProbability,
        options.Temperature,
        [
            .. segment.Tokens.Where(token => token.Id < SpeechSettings.FirstSpecialToken(info))
                .Select(token => new SpeechToken(token.Id, token.Text ?? "", token.Probability)),
        ]);

    private static SpeechRecognition Result(
        ImmutableArray<SpeechSegment> segments, string language, float languageProbability, TimeSpan choice, int audioContext, long start)
    {
        var tokens = segments.SelectMany(segment => segment.Tokens).ToArray();
        return new(
            string.Concat(segments.Select(segment => segment.Text)).Trim(),
            language,
            languageProbability,
            segments.IsEmpty ? 0 : segments[0].NoSpeechProbability,
            tokens.Length == 0 ? 0 : (float)tokens.Average(token => Math.Log(Math.Max(token.Probability, float.Epsilon))),
            segments,
            new SpeechTimings(
                TimeSpan.Zero, TimeSpan.Zero, choice, TimeSpan.Zero, Stopwatch.GetElapsedTime(start), audioContext, tokens.Length, Attempts: 1));
    }
}
