namespace HomeLLM.Engines.Packages.Speech;

/// <summary>Silero's model in whisper.cpp's form, whose sizes are fixed.</summary>
internal static class SileroFile
{
    private const int MaxKindBytes = 64, MaxVersion = 1_000;

    /// <summary>Window and margin in samples; layers, and channels, outputs and kernel of each; the sizes of what follows.</summary>
    private static readonly int[] Sizes = [512, 64, 4, 129, 128, 3, 128, 64, 3, 64, 64, 3, 64, 128, 3, 128, 128, 128, 1];

    /// <summary>Reads a file to its end, weights left out.</summary>
    /// <exception cref="ModelFileException">It is no file of Silero's, is damaged or cut short.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    public static void Check(string path)
    {
        using var walk = GgmlWalk.Open(path);
        walk.Skip(walk.ReadInt32("length of the model's kind", 0, MaxKindBytes), "model's kind");
        for (var part = 0; part < 3; part++) walk.ReadInt32("version", 0, MaxVersion);
        foreach (var size in Sizes) walk.ReadInt32("sizes of Silero's model", size, size);
        walk.CheckTensors();
    }
}
