using HomeLLM.HomeAgent.Hosting;

namespace HomeLLM.HomeAgent.Voice.Models;

/// <summary>Where a speech model comes from: our catalogue, whose checksums are published, else Whisper.net's downloader where it is compiled in.</summary>
/// <param name="File">The name of its file.</param>
/// <param name="Sha1">Its checksum in hexadecimal; empty where none is published.</param>
/// <param name="Open">Asks for its bytes.</param>
internal sealed record SpeechModelSource(string File, string Sha1, Func<HttpClient, CancellationToken, Task<Stream>> Open)
{
    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => SpeechModelCatalogue.Names.Union(EngineSet.DownloadableModels).Order(StringComparer.Ordinal);

    /// <summary>Finds a model.</summary>
    /// <param name="name">Such as <c>base.en</c> or <c>whisper-base.en</c>.</param>
    /// <param name="address">Where the catalogue's models lie; the others have addresses of their own.</param>
    /// <returns>Null where there is no such model.</returns>
    public static SpeechModelSource? Find(string name, Uri address)
    {
        if (SpeechModelCatalogue.Find(name) is var (file, sha1))
            return new(file, sha1, (client, cancellationToken) => client.GetStreamAsync(new Uri(address, file), cancellationToken));
        var plain = SpeechModelCatalogue.ToPlain(name);
        return EngineSet.FindDownload(plain) is { } open ? new($"ggml-{plain}.bin", "", open) : null;
    }
}
