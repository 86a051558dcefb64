using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HomeLLM.Engines.Inference.Kernels;
using HomeLLM.Engines.Inference.Operations;
using HomeLLM.Engines.Inference.Threading;

namespace HomeLLM.Engines.Inference.Audio;

/// <summary>
/// From samples to the log-mel spectrogram: windows of 400 samples every 160, Hann-weighted, their Fourier transform's power gathered into
/// bands, logarithm, 8 decades below the loudest. The transform is a product with a matrix of sines and cosines, the window included: the
/// kernels for products are so fast that it costs less than a clever transform of this odd length. Not thread-safe.
/// </summary>
internal sealed class LogMelTransform
{
    /// <summary>Samples from one frame to the next: 10 ms.</summary>
    public const int FrameStep = 160;

    /// <summary>Frequencies of a frame, from 0 to 8 kHz.</summary>
    public const int Bins = (FrameLength / 2) + 1;

    private const int FrameLength = 400;
    private const int PaddedBins = (Bins + PanelKernels.Width - 1) / PanelKernels.Width * PanelKernels.Width;
    private const int FramesAtOnce = 192;
    private const float Quietest = 1e-10f;
    private const float Decades = 8;
    private const float Loudest = 1_000; // samples are expected from −1 to 1

    // Cosines in the first half of the rows, sines in the second, each filled up to whole panels.
    private static readonly Lazy<SinglePanels> Fourier = new(MakeFourier);

    private readonly PanelProduct _product;
    private readonly SinglePanels _filters;
    private readonly int _bands;
    private readonly int _stride;
    private readonly Memory<float> _spectrum = AlignedMemory.Allocate<float>(FramesAtOnce * 2 * PaddedBins);
    private readonly GrowingBuffer _samples = new();
    private readonly GrowingBuffer _mel = new();

    /// <param name="pool">The threads.</param>
    /// <param name="filters">The model's filters.</param>
    public LogMelTransform(WorkerPool pool, MelFilters filters)
    {
        _product = new PanelProduct(pool);
        _bands = filters.Bands;
        _stride = (filters.Bands + PanelKernels.Width - 1) / PanelKernels.Width * PanelKernels.Width;
        var padded = new float[filters.Bands * PaddedBins];
        for (var band = 0; band < filters.Bands; band++)
        {
            filters.Weights.AsSpan(band * Bins, Bins).CopyTo(padded.AsSpan(band * PaddedBins));
        }

        _filters = new SinglePanels(filters.Bands, PaddedBins, padded);
    }

    /// <summary>Transforms samples.</summary>
    /// <param name="samples">16,000 a second, mono.</param>
    /// <returns>Valid until the next call.</returns>
    public MelSpectrogram Run(ReadOnlySpan<float> samples)
    {
        const int margin = FrameLength / 2;
        var frames = ((samples.Length + margin) / FrameStep) + 1;
        var padded = _samples.Get(((frames - 1) * FrameStep) + FrameLength);
        padded.Span.Clear();
        CopyTame(samples, padded.Span[margin..]);
        // The beginning is mirrored at the first sample.
        for (var i = 1; i <= Math.Min(margin, samples.Length - 1); i++)
        {
            padded.Span[margin - i] = padded.Span[margin + i];
        }

        var mel = _mel.Get(frames * _stride);
        for (var first = 0; first < frames; first += FramesAtOnce)
        {
            var count = Math.Min(FramesAtOnce, frames - first);
            _product.Run(Fourier.Value, new PanelInput(padded[(first * FrameStep)..], FrameStep, count), new PanelOutput(_spectrum, 2 * PaddedBins));
            ToPower(_spectrum.Span[..(count * 2 * PaddedBins)]);
            _product.Run(_filters, new PanelInput(_spectrum, 2 * PaddedBins, count), new PanelOutput(mel[(first * _stride)..], _stride));
        }

        var silence = Normalize(mel.Span, frames);
        var length = samples.Length < margin ? 0 : 1 + ((samples.Length + margin - FrameLength) / FrameStep);
        return new MelSpectrogram(_bands, frames, mel, silence, length);
    }

    // What is no number is silence, and nothing is so loud that its power isn't a number.
    private static void CopyTame(ReadOnlySpan<float> samples, Span<float> target)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            var sample = samples[i];
            target[i] = float.IsNaN(sample) ? 0 : Math.Clamp(sample, -Loudest, Loudest);
        }
    }

    private static SinglePanels MakeFourier()
    {
        var rows = new float[2 * PaddedBins * FrameLength];
        for (var bin = 0; bin < Bins; bin++)
        {
            for (var sample = 0; sample < FrameLength; sample++)
            {
                var hann = 0.5 * (1 - Math.Cos(2 * Math.PI * sample / FrameLength));
                var (sine, cosine) = Math.SinCos(2 * Math.PI * (bin * sample % FrameLength) / FrameLength);
                rows[(bin * FrameLength) + sample] = (float)(hann * cosine);
                rows[((PaddedBins + bin) * FrameLength) + sample] = (float)(hann * sine);
            }
        }

        return new SinglePanels(2 * PaddedBins, FrameLength, rows);
    }

    // The squares' sums replace the cosines' products.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ToPower(Span<float> spectrum)
    {
        ref var s = ref MemoryMarshal.GetReference(spectrum);
        for (var frame = 0; frame < spectrum.Length; frame += 2 * PaddedBins)
        {
            for (var bin = frame; bin < frame + PaddedBins; bin += Vector<float>.Count)
            {
                var cosine = Vector.LoadUnsafe(ref s, (nuint)bin);
                var sine = Vector.LoadUnsafe(ref s, (nuint)(bin + PaddedBins));
                ((cosine * cosine) + (sine * sine)).StoreUnsafe(ref s, (nuint)bin);
            }
        }
    }

    // Returns what silence becomes. The bands are moved together where they weren't whole panels.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float Normalize(Span<float> mel, int frames)
    {
        var loudest = MathF.Log10(Quietest);
        for (var frame = 0; frame < frames; frame++)
        {
            for (var band = 0; band < _bands; band++)
            {
                var value = MathF.Log10(MathF.Max(mel[(frame * _stride) + band], Quietest));
                mel[(frame * _bands) + band] = value;
                loudest = MathF.Max(loudest, value);
            }
        }

        var floor = loudest - Decades;
        for (var i = 0; i < frames * _bands; i++)
        {
            mel[i] = (MathF.Max(mel[i], floor) + 4) / 4;
        }

        return (MathF.Max(MathF.Log10(Quietest), floor) + 4) / 4;
    }
}
