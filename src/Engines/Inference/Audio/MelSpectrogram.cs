namespace HomeLLM.Engines.Inference.Audio;

/// <summary>A log-mel spectrogram, normalised as Whisper wants it. Behind its frames follows silence without end.</summary>
/// <param name="Bands">Mel bands of a frame.</param>
/// <param name="Frames">Frames of 10 ms that hold sound.</param>
/// <param name="Values">[frames, bands]; may be longer.</param>
/// <param name="Silence">What every band of the frames behind has.</param>
/// <param name="Length">The length of the sound in frames, as whisper.cpp counts it.</param>
internal readonly record struct MelSpectrogram(int Bands, int Frames, ReadOnlyMemory<float> Values, float Silence, int Length)
{
    /// <summary>Copies a window.</summary>
    /// <param name="first">The first frame.</param>
    /// <param name="target">Whole frames.</param>
    public void CopyWindow(int first, Span<float> target)
    {
        var known = Math.Clamp((Frames - first) * Bands, 0, target.Length);
        if (known > 0)
        {
            Values.Span.Slice(first * Bands, known).CopyTo(target);
        }

        target[known..].Fill(Silence);
    }
}
