namespace HomeLLM.Engines.Inference.Tests.Support;

/// <summary>Files that are not part of the project: in a folder <c>shared</c> in or above the repository.</summary>
internal static class TestFiles
{
    /// <summary>The path of a file in <c>shared/models</c> or <c>shared/audio</c>; the test is skipped where it isn't there.</summary>
    public static string Need(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            foreach (var kind in new[] { "models", "audio" })
            {
                var path = Path.Combine(folder.FullName, "shared", kind, name);
                if (File.Exists(path))
                {
                    return path;
                }
            }
        }

        Skip.If(true, $"{name} is not in shared/models or shared/audio");
        return "";
    }

    /// <summary>The samples of a WAV file of 16 bits, one channel.</summary>
    public static float[] ReadWave(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var start = bytes.AsSpan().IndexOf("data"u8) + 8;
        return [.. Enumerable.Range(0, (bytes.Length - start) / 2).Select(i => BitConverter.ToInt16(bytes, start + (2 * i)) / 32_768f)];
    }
}
