namespace HomeLLM.HomeAgent.Voice.Activity;

/// <summary>
/// Follows the steady sound of each band: the quietest that was heard within the last two to three seconds, since speech has gaps and a fan has none.
/// </summary>
internal sealed class NoiseFloor
{
    /// <summary>The memory is parts of so many frames, 0.48 s.</summary>
    private const int PartFrames = 15, Parts = 5;

    /// <summary>How fast the power is smoothed before its minimum is sought; single frames of noise go far below its mean.</summary>
    private const float Smoothing = 0.7f;

    /// <summary>The minimum of smoothed noise lies below its mean by this factor.</summary>
    private const float Bias = 1.6f;

    /// <summary>Below this nothing is heard: the noise of good microphones, −84 dB of full scale in a band.</summary>
    private const float Quietest = 4e-9f;

    /// <summary>What may be taken for noise before anything else was heard, −56 dB in a band: who speaks at once is louder.</summary>
    private const float LoudestAtFirst = 2.5e-6f;

    private readonly float[] _smoothed = new float[Spectrum.Bands];
    private readonly float[] _current = new float[Spectrum.Bands];
    private readonly float[][] _parts = [.. Enumerable.Range(0, Parts).Select(_ => new float[Spectrum.Bands])];
    private int _frames;

    public NoiseFloor() => Reset();

    /// <summary>Hears the next frame.</summary>
    public void Update(ReadOnlySpan<float> powers)
    {
        for (var band = 0; band < powers.Length; band++)
        {
            _smoothed[band] = _frames == 0 ? powers[band] : (Smoothing * _smoothed[band]) + ((1 - Smoothing) * powers[band]);
            _current[band] = Math.Min(_current[band], _smoothed[band]);
        }

        if (++_frames % PartFrames != 0) return;
        _current.CopyTo(_parts[_frames / PartFrames % Parts], 0);
        Array.Fill(_current, float.MaxValue);
    }

    /// <summary>The noise of a band, as mean power.</summary>
    public float this[int band]
    {
        get
        {
            var least = _current[band];
            foreach (var part in _parts) least = Math.Min(least, part[band]);
            return Math.Max(least * Bias, Quietest);
        }
    }

    /// <summary>Forgets the room.</summary>
    public void Reset()
    {
        _frames = 0;
        Array.Fill(_current, float.MaxValue);
        foreach (var part in _parts) Array.Fill(part, LoudestAtFirst);
    }
}
