using System.Collections.Immutable;
using Whisper.net.Ggml;

namespace HomeLLM.Engines.Packages.Speech;

/// <summary>The models that Whisper.net's downloader knows the addresses of. It gives their bytes; whether they are the right ones is its caller's to check.</summary>
public static class WhisperNetDownloads
{
    private static readonly ImmutableSortedDictionary<string, Func<WhisperGgmlDownloader, CancellationToken, Task<Stream>>> Models = Create();

    /// <summary>Their names: <c>base.en</c>, <c>small-q4_0</c>, <c>silero-v6.2.0</c>; the file of each is named <c>ggml-NAME.bin</c>.</summary>
    public static IEnumerable<string> Names => Models.Keys;

    /// <summary>Finds a model.</summary>
    /// <param name="name">One of <see cref="Names"/>, in lower case.</param>
    /// <returns>Asks for its bytes with a client of the caller's; null where the downloader doesn't know the name.</returns>
    public static Func<HttpClient, CancellationToken, Task<Stream>>? Find(string name) => Models.TryGetValue(name, out var open)
        ? (client, cancellationToken) => open(new WhisperGgmlDownloader(client), cancellationToken)
        : null;

    private static ImmutableSortedDictionary<string, Func<WhisperGgmlDownloader, CancellationToken, Task<Stream>>> Create()
    {
        var models = ImmutableSortedDictionary.CreateBuilder<string, Func<WhisperGgmlDownloader, CancellationToken, Task<Stream>>>(StringComparer.Ordinal);
        foreach (var type in Enum.GetValues<GgmlType>())
        {
            foreach (var quantization in Enum.GetValues<QuantizationType>())
            {
                var suffix = quantization == QuantizationType.NoQuantization ? "" : $"-{quantization.ToString().ToLowerInvariant()}";
                models.Add(ToName(type) + suffix, (downloader, cancellationToken) => downloader.GetGgmlModelAsync(type, quantization, cancellationToken));
            }
        }

        foreach (var type in Enum.GetValues<SileroVadType>())
        {
            var version = type.ToString().ToLowerInvariant().Replace('_', '.');
            models.Add($"silero-{version}", (downloader, cancellationToken) => downloader.GetGgmlSileroVadModelAsync(type, cancellationToken));
        }

        return models.ToImmutable();
    }

    /// <summary>TinyEn is <c>tiny.en</c>, LargeV3Turbo is <c>large-v3-turbo</c>.</summary>
    private static string ToName(GgmlType type) => type.ToString()
        .Replace("En", ".en", StringComparison.Ordinal)
        .Replace("Turbo", "-turbo", StringComparison.Ordinal)
        .Replace("V", "-v", StringComparison.Ordinal)
        .ToLowerInvariant();
}
