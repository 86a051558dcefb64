using LLama;
using LLama.Abstractions;
using LLama.Common;
using LLama.Exceptions;
using Microsoft.Extensions.Logging;

namespace HomeLLM.Engines.Packages.LanguageModels;

/// <summary>Loads language models with LLamaSharp, which runs llama.cpp: any architecture and weight type that it knows.</summary>
public static class LlamaSharpLoader
{
    private const int MaxGpuLayers = 10_000;

    /// <summary>Loads a model. The file is closed afterwards: weights are copied into memory, so that a file replaced later does no harm.</summary>
    /// <param name="path">The GGUF file.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="logger">Receives what llama.cpp says, for all models of this process from now on.</param>
    /// <exception cref="ModelFileException">The file is damaged, cut short, of another kind, or needs what llama.cpp doesn't have.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options are out of range.</exception>
    /// <exception cref="EngineUnavailableException">llama.cpp's native library can't be loaded on this machine.</exception>
    public static ILanguageModel Load(string path, LlamaSharpOptions options, ILogger logger)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(logger);
        ThreadCount.Check(options.Threads, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.GpuLayers, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.GpuLayers, MaxGpuLayers, nameof(options));

        var threads = ThreadCount.Of(options.Threads);
        var parameters = new ModelParams(path)
        {
            GpuLayerCount = options.GpuLayers,
            Threads = threads,
            BatchThreads = threads,
            UseMemorymap = false,
            // Vocabulary.Tokenize adds no leading space, whatever the file says; llama.cpp can be told so only this way.
            MetadataOverrides = [new MetadataOverride("tokenizer.ggml.add_space_prefix", false)],
        };
        // Opened here first, so that a missing file is told as one: the native library knows only success and failure.
        using (File.OpenRead(path))
        {
        }

        var weights = LoadWeights(path, parameters, logger);
        try
        {
            return new LlamaSharpModel(weights, parameters, path, logger);
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    private static LLamaWeights LoadWeights(string path, ModelParams parameters, ILogger logger)
    {
        try
        {
            NativeLog.Connect(logger);
            using var errors = NativeLog.CollectErrors();
            try
            {
                return LLamaWeights.LoadFromFile(parameters);
            }
            catch (LoadWeightsFailedException exception)
            {
                throw new ModelFileException($"llama.cpp can't load {path}: {errors.Text}", exception);
            }
        }
        catch (Exception exception) when (exception is TypeInitializationException or RuntimeError or DllNotFoundException or BadImageFormatException)
        {
            throw new EngineUnavailableException(
                "llama.cpp's native library can't be loaded here (is it made for this processor and system, and is libgomp1 installed?)", exception);
        }
    }
}
