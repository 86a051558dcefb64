using Whisper.net;

namespace HomeLLM.Engines.Packages.Speech;

/// <summary>
/// Silero through Whisper.net, which tells of each window only whether the probability reaches its threshold: the answer is 1 or 0. Where the
/// probability itself matters, the built-in engine gives it.
/// </summary>
internal sealed class WhisperNetVoiceDetector : IVoiceActivityDetector
{
    private const float Threshold = 0.5f;

    private readonly WhisperVadFactory _factory;
    private readonly WhisperVadProcessor _processor;

    /// <param name="factory">This object's own from now on.</param>
    public WhisperNetVoiceDetector(WhisperVadFactory factory)
    {
        _factory = factory;
        try
        {
            // One thread: a window is too little work for two.
            _processor = factory.CreateBuilder()
                .WithThreads(1)
                .WithThreshold(Threshold)
                .WithMinSpeechDuration(TimeSpan.Zero)
                .WithMinSilenceDuration(TimeSpan.Zero)
                .WithSpeechPadding(TimeSpan.Zero)
                .WithSamplesOverlap(TimeSpan.Zero)
                .Build();
            // whisper.cpp doesn't clear the memory of what came before when it makes it.
            _processor.ResetState();
        }
        catch
        {
            factory.Dispose();
            throw;
        }
    }

    public int WindowLength => 512;

    public float Process(ReadOnlySpan<float> window)
    {
        if (window.Length != WindowLength) throw new ArgumentException($"A window has {WindowLength} samples, this one {window.Length}.", nameof(window));
        return _processor.DetectSpeechNoReset(window).Count > 0 ? 1 : 0;
    }

    public void Reset() => _processor.ResetState();

    public void Dispose()
    {
        _processor.Dispose();
        _factory.Dispose();
    }
}
