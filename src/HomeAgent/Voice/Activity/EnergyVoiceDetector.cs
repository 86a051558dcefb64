using HomeLLM.Engines;
using HomeLLM.HomeAgent.Voice.Audio;

namespace HomeLLM.HomeAgent.Voice.Activity;

/// <summary>
/// The built-in detector: somebody speaks where several bands at the same time stand out of the room's steady noise. Hum, whistling and beeps fill
/// one or two bands; fans and a distant television become the floor. It costs a small Fourier transform every 32 ms.
/// </summary>
internal sealed class EnergyVoiceDetector : IVoiceActivityDetector
{
    /// <summary>A band counts from here above the noise, in full from <see cref="FullDecibels"/>.</summary>
    private const float LeastDecibels = 5, FullDecibels = 14;

    /// <summary>So many bands' worth above the noise is as likely speech as not; <see cref="Steepness"/> is the slope around it.</summary>
    private const float EvenScore = 2.2f, Steepness = 2f;

    private readonly Spectrum _spectrum = new();
    private readonly NoiseFloor _noise = new();
    private readonly float[] _powers = new float[Spectrum.Bands];

    /// <inheritdoc/>
    public int WindowLength => AudioFrame.Length;

    /// <inheritdoc/>
    public float Process(ReadOnlySpan<float> window)
    {
        if (window.Length != WindowLength) throw new ArgumentException($"A window has {WindowLength} samples, this one {window.Length}.", nameof(window));
        _spectrum.Measure(window, _powers);
        var score = 0f;
        for (var band = 0; band < _powers.Length; band++)
        {
            var decibels = 10 * MathF.Log10((_powers[band] + 1e-12f) / _noise[band]);
            score += Math.Clamp((decibels - LeastDecibels) / (FullDecibels - LeastDecibels), 0, 1);
        }

        _noise.Update(_powers);
        return 1 / (1 + MathF.Exp(-Steepness * (score - EvenScore)));
    }

    /// <inheritdoc/>
    public void Reset() => _noise.Reset();

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing but memory.
    }
}
