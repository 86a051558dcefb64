using HomeLLM.Engines.Inference.Gguf;
using HomeLLM.Engines.Inference.Tests.Support;

namespace HomeLLM.Bench.Engines;

/// <summary>The models that the engines are compared with.</summary>
internal static class EngineModels
{
    public const string Own = "own", HalfBillion = "0.5B";

    /// <summary>The file of a model; that of half a billion random weights is written at the first call, into the temporary folder.</summary>
    public static string Find(string name) => name == Own ? FindOwn() : WriteHalfBillion();

    /// <summary>The shipped model.</summary>
    public static string FindOwn()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var models = Path.Combine(folder.FullName, "models");
            if (Directory.Exists(models) && Directory.EnumerateFiles(models, "homellm-*.gguf").Max() is { } path) return path;
        }

        throw new FileNotFoundException("There is no models/homellm-*.gguf above the program.");
    }

    private static string WriteHalfBillion()
    {
        var path = Path.Combine(Path.GetTempPath(), "homellm-bench-0.5b.gguf");
        if (File.Exists(path)) return path;
        // The shape of the usual chat models of that size; speed doesn't depend on what the weights are.
        var spec = new ModelSpec
        {
            Type = GgufTensorType.Q8_0,
            Layers = 24,
            Embedding = 896,
            FeedForward = 4_864,
            Heads = 14,
            KeyValueHeads = 2,
            HeadLength = 64,
            ContextLength = 4_096,
            PaddedVocabulary = 151_936,
        };
        var unfinished = path + ".new";
        File.WriteAllBytes(unfinished, spec.ToGguf());
        File.Move(unfinished, path);
        return path;
    }
}
