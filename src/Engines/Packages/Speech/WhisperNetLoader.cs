using Microsoft.Extensions.Logging;
using Whisper.net;
using Whisper.net.Logger;

namespace HomeLLM.Engines.Packages.Speech;

/// <summary>Loads Whisper models and the Silero voice activity model with Whisper.net, which runs whisper.cpp.</summary>
public static class WhisperNetLoader
{
    private static readonly Lock Gate = new();
    private static IDisposable? _log;

    /// <summary>Loads a speech recognition model.</summary>
    /// <param name="path">A Whisper model in whisper.cpp's ggml form.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="logger">Receives what whisper.cpp says, for all models of this process from now on.</param>
    /// <exception cref="ModelFileException">The file is damaged, cut short or of another kind.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options are out of range.</exception>
    /// <exception cref="EngineUnavailableException">whisper.cpp's native library can't be loaded on this machine.</exception>
    public static ISpeechRecognizer LoadRecognizer(string path, WhisperNetOptions options, ILogger logger)
    {
        var threads = Prepare(path, options, logger);
        var info = Load(() => WhisperFile.Read(path).ToInfo(Path.GetFileName(path)));
        return Load(() =>
        {
            var factory = WhisperFactory.FromPath(path, new WhisperFactoryOptions { UseGpu = options.UseGpu });
            try
            {
                // Whisper.net tells only here that the file could not be loaded.
                factory.CreateBuilder();
                return new WhisperNetRecognizer(factory, info, threads);
            }
            catch
            {
                factory.Dispose();
                throw;
            }
        });
    }

    /// <summary>Loads a voice activity model.</summary>
    /// <param name="path">Silero's model in whisper.cpp's ggml form.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="logger">Receives what whisper.cpp says, for all models of this process from now on.</param>
    /// <exception cref="ModelFileException">The file is damaged, cut short or of another kind.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options are out of range.</exception>
    /// <exception cref="EngineUnavailableException">whisper.cpp's native library can't be loaded on this machine.</exception>
    public static IVoiceActivityDetector LoadVoiceDetector(string path, WhisperNetOptions options, ILogger logger)
    {
        Prepare(path, options, logger);
        SileroFile.Check(path);
        return Load(() => new WhisperNetVoiceDetector(WhisperVadFactory.FromPath(path)));
    }

    private static int Prepare(string path, WhisperNetOptions options, ILogger logger)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(logger);
        ThreadCount.Check(options.Threads, nameof(options));
        lock (Gate)
        {
            _log?.Dispose();
            _log = LogProvider.AddLogger((level, text) => Write(logger, level, text));
        }

        return ThreadCount.Of(options.Threads);
    }

    private static T Load<T>(Func<T> load)
    {
        try
        {
            return load();
        }
        catch (WhisperModelLoadException exception)
        {
            throw new ModelFileException($"whisper.cpp can't load the file: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is not (ModelFileException or IOException or UnauthorizedAccessException or ArgumentException))
        {
            // Whisper.net reports a missing native library as a plain Exception.
            throw new EngineUnavailableException(
                $"whisper.cpp's native library can't be loaded here (is libgomp1 installed?): {exception.Message}", exception);
        }
    }

    private static void Write(ILogger logger, WhisperLogLevel level, string? text)
    {
        var line = text?.Trim() ?? "";
        if (line.Length == 0) return;
        if (level == WhisperLogLevel.Error) logger.WhisperError(line);
        else if (level == WhisperLogLevel.Warning) logger.WhisperWarning(line);
        else logger.WhisperNews(line);
    }
}
