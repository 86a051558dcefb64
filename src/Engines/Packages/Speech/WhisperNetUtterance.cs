using System.Diagnostics;
using Whisper.net;

namespace HomeLLM.Engines.Packages.Speech;

/// <summary>The recognition of one utterance: what whisper.cpp doesn't do by itself as its caller wants it.</summary>
internal sealed class WhisperNetUtterance(
    WhisperFactory factory, SpeechModelInfo info, int threads, SpeechRecognitionOptions options, CancellationToken cancellationToken)
{
    /// <summary>What isn't longer than this is not worth decoding: 100 ms.</summary>
    private const int MinSamples = 11 * 160;

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly SpeechTranscript _transcript = new(info, options);
    private TimeSpan _choice;
    private int _firstContext;
    private int _attempts;

    public async Task<SpeechRecognition> RecognizeAsync(ReadOnlyMemory<float> samples)
    {
        if (samples.Length < MinSamples) return Finish(info.Languages[0], 1);
        var sound = WithinRange(samples);
        var (language, probability) = await ChooseLanguageAsync(sound).ConfigureAwait(false);
        // whisper.cpp moves on by 30 s, however little of them it was let hear.
        var piece = options.AudioContext is { } positions && positions < info.AudioContext
            ? Math.Max(MinSamples, positions * SpeechModelInfo.SamplesPerPosition)
            : sound.Length;
        for (var start = 0; start + MinSamples <= sound.Length; start += piece)
        {
            var part = sound.Slice(start, Math.Min(piece, sound.Length - start));
            _transcript.Add(await HearAsync(part, language).ConfigureAwait(false), start, part.Length);
        }

        return Finish(language, probability);
    }

    /// <summary>With a context that was cut to the speech; if the model doubts what it wrote, with the whole of it: it may have been cut too short.</summary>
    private async Task<List<SegmentData>> HearAsync(ReadOnlyMemory<float> sound, string language)
    {
        var context = options.AudioContext ?? SpeechSettings.FindAudioContext(sound.Length, info);
        var mayHearMore = options is { AudioContext: null, TemperatureStep: > 0 } && context < info.AudioContext;
        if (_firstContext == 0) _firstContext = context;
        if (mayHearMore)
        {
            var first = await RunAsync(sound, language, context, temperatureStep: 0).ConfigureAwait(false);
            if (!_transcript.IsDoubtful(first)) return first;
            context = info.AudioContext;
        }

        return await RunAsync(sound, language, context, options.TemperatureStep).ConfigureAwait(false);
    }

    private async Task<List<SegmentData>> RunAsync(ReadOnlyMemory<float> sound, string language, int context, float temperatureStep)
    {
        _attempts++;
        var prompt = Spaced(options.InitialPrompt ?? "") + _transcript.Text;
        var attempt = new SpeechAttempt(context, temperatureStep, prompt, threads);
        var processor = SpeechSettings.Apply(factory.CreateBuilder(), options, language, attempt).Build();
        await using (processor.ConfigureAwait(false))
        {
            var segments = new List<SegmentData>();
            await foreach (var segment in processor.ProcessAsync(sound, cancellationToken).ConfigureAwait(false)) segments.Add(segment);
            return segments;
        }
    }

    private async Task<(string Language, float Probability)> ChooseLanguageAsync(ReadOnlyMemory<float> sound)
    {
        var candidates = SpeechSettings.Candidates(options);
        if (options.Language is { } given) return (given, 1);
        if (!info.IsMultilingual) return (info.Languages[0], 1);
        if (candidates is [var only]) return (only, 1);
        // Left to itself, whisper.cpp also chooses languages that came after the model.
        if (candidates.Length == 0) candidates = [.. info.Languages];
        var attempt = new SpeechAttempt(0, TemperatureStep: 0, Prompt: "", threads);
        var processor = SpeechSettings.Apply(factory.CreateBuilder(), options, info.Languages[0], attempt).Build();
        await using (processor.ConfigureAwait(false))
        {
            var (language, probability) = await Task.Run(() => processor.DetectLanguageWithProbability(sound.Span, candidates), cancellationToken)
                .ConfigureAwait(false);
            _choice = Stopwatch.GetElapsedTime(_start);
            return (language ?? candidates[0], language is null ? 0 : SpeechTranscript.Probability(probability));
        }
    }

    /// <summary>Samples that aren't numbers, or far too loud ones, would make the model's values none, and of those whisper.cpp can't choose.</summary>
    private static ReadOnlyMemory<float> WithinRange(ReadOnlyMemory<float> samples) => samples.Span.ContainsAnyExceptInRange(-1, 1)
        ? samples.ToArray().Select(sample => float.IsNaN(sample) ? 0 : Math.Clamp(sample, -1, 1)).ToArray()
        : samples;

    private static string Spaced(string prompt) => prompt.Length == 0 || prompt[0] == ' ' ? prompt : $" {prompt}";

    private SpeechRecognition Finish(string language, float languageProbability) => _transcript.Finish(
        language,
        languageProbability,
        new SpeechTimings(
            TimeSpan.Zero, TimeSpan.Zero, _choice, TimeSpan.Zero, Stopwatch.GetElapsedTime(_start), _firstContext, _transcript.TokenCount, _attempts));
}
