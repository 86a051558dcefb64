using HomeLLM.Engines.Inference.Ggml;

namespace HomeLLM.Engines.Inference.Audio;

/// <summary>The weights that gather frequencies into mel bands, which a Whisper file brings along.</summary>
/// <param name="Bands">How many bands.</param>
/// <param name="Weights">[bands, <see cref="LogMelTransform.Bins"/>].</param>
internal sealed record MelFilters(int Bands, float[] Weights)
{
    /// <summary>Reads them from a file.</summary>
    /// <exception cref="GgmlFormatException">They are of another size, or not finite.</exception>
    public static MelFilters Read(GgmlFile file, int bands)
    {
        const string where = "mel filters";
        file.ReadInt32(where, bands, bands);
        file.ReadInt32(where, LogMelTransform.Bins, LogMelTransform.Bins);
        var count = bands * LogMelTransform.Bins;
        var weights = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(file.Take(count * sizeof(float), where)).ToArray();
        return weights.AsSpan().ContainsAnyExceptInRange(float.MinValue, float.MaxValue)
            ? throw new GgmlFormatException(where, "finite weights", "one that is not")
            : new MelFilters(bands, weights);
    }
}
