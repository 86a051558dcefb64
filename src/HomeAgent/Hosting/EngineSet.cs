using HomeLLM.Engines;
using Microsoft.Extensions.Logging;
#if PACKAGE_ENGINES
using HomeLLM.Engines.Packages.LanguageModels;
using HomeLLM.Engines.Packages.Mqtt;
using HomeLLM.Engines.Packages.Speech;
#endif

namespace HomeLLM.HomeAgent.Hosting;

/// <summary>What is compiled in: the one place that knows of the package engines (<c>dotnet build -p:Engines=Packages</c>).</summary>
internal static class EngineSet
{
#if PACKAGE_ENGINES
    /// <summary>Whether the package engines are compiled in; the built-in ones always are.</summary>
    public static bool HasPackages => true;

    public static ILanguageModel LoadWithLlamaSharp(string path, int threads, int gpuLayers, ILogger logger) =>
        LlamaSharpLoader.Load(path, new LlamaSharpOptions(threads, gpuLayers), logger);

    public static IMqttConnection ConnectWithMqttNet(MqttConnectionSettings settings, ILogger logger, TimeProvider time) =>
        MqttNetConnectionFactory.Create(settings, logger, time);

    public static ISpeechRecognizer LoadWithWhisperNet(string path, int threads, ILogger logger) =>
        WhisperNetLoader.LoadRecognizer(path, new WhisperNetOptions(threads), logger);

    public static IVoiceActivityDetector LoadDetectorWithWhisperNet(string path, ILogger logger) =>
        WhisperNetLoader.LoadVoiceDetector(path, new WhisperNetOptions(), logger);

    /// <summary>The models that Whisper.net's downloader knows the addresses of, by name.</summary>
    public static IEnumerable<string> DownloadableModels => WhisperNetDownloads.Names;

    /// <summary>What asks for a model's bytes; null where Whisper.net's downloader doesn't know the name.</summary>
    public static Func<HttpClient, CancellationToken, Task<Stream>>? FindDownload(string name) => WhisperNetDownloads.Find(name);
#else
    /// <summary>Whether the package engines are compiled in; the built-in ones always are.</summary>
    public static bool HasPackages => false;

    public static ILanguageModel LoadWithLlamaSharp(string path, int threads, int gpuLayers, ILogger logger) => throw Missing("LLamaSharp");

    public static IMqttConnection ConnectWithMqttNet(MqttConnectionSettings settings, ILogger logger, TimeProvider time) => throw Missing("MQTTnet");

    public static ISpeechRecognizer LoadWithWhisperNet(string path, int threads, ILogger logger) => throw Missing("Whisper.net");

    public static IVoiceActivityDetector LoadDetectorWithWhisperNet(string path, ILogger logger) => throw Missing("Whisper.net");

    /// <summary>The models that Whisper.net's downloader knows the addresses of, by name.</summary>
    public static IEnumerable<string> DownloadableModels => [];

    /// <summary>What asks for a model's bytes; null where Whisper.net's downloader doesn't know the name.</summary>
    public static Func<HttpClient, CancellationToken, Task<Stream>>? FindDownload(string name) => null;

    private static EngineUnavailableException Missing(string name) => new($"{name} is not compiled into this program (docs/engines.md)");
#endif
}
