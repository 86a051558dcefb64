using System.Net;
using System.Security.Cryptography;
using HomeLLM.HomeAgent.Voice.Models;
using Shouldly;

namespace HomeLLM.Packages.Tests.Speech;

/// <summary><c>models pull</c> through Whisper.net's downloader: it knows the addresses; redirections, checksums and progress stay ours.</summary>
public sealed class WhisperNetDownloadsTests : IDisposable
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7))];

    private readonly string _folder = Directory.CreateTempSubdirectory("homellm-pull-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("silero-v6.2.0", "/vad/ggml-silero-v6.2.0.bin")]
    [InlineData("Whisper-large-v3-q8_0", "/q8_0/ggml-large-v3.bin")]
    [InlineData("tiny.en-q4_0", "/q4_0/ggml-tiny.en.bin")]
    [InlineData("large-v1", "/classic/ggml-large-v1.bin")]
    public async Task Pull_NameThatOurCatalogueLacks_GoesWhereTheDownloaderSays(string name, string end)
    {
        using var server = new Server(Convert.ToHexStringLower(SHA256.HashData(Content)));
        var reports = new List<(long Done, long? Total)>();

        var (path, verdict) = await PullAsync(name, server, new Recorder(reports));

        server.Asked[0].Host.ShouldBe("huggingface.co");
        server.Asked[0].AbsolutePath.ShouldEndWith(end);
        server.Asked.Count.ShouldBe(2);
        verdict.ShouldContain("as the server says");
        File.ReadAllBytes(path).ShouldBe(Content);
        reports[^1].ShouldBe((Content.Length, Content.Length));
    }

    [Fact]
    public async Task Pull_OtherBytes_AreRefused()
    {
        using var server = new Server(new string('0', 64));

        (await Should.ThrowAsync<ModelPullException>(() => PullAsync("silero-v6.2.0", server, null))).Message.ShouldContain("expected the SHA-256");

        Directory.GetFiles(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void Find_NameOfOurCatalogue_StaysOurs()
    {
        SpeechModelSource.Find("base.en", new Uri("http://localhost/"))!.Sha1.Length.ShouldBe(40);
        SpeechModelSource.Find("no-such-model", new Uri("http://localhost/")).ShouldBeNull();
    }

    private async Task<(string Path, string Verdict)> PullAsync(string name, Server server, IProgress<(long Done, long? Total)>? progress)
    {
        var source = SpeechModelSource.Find(name, new Uri("http://localhost/"))!;
        var path = Path.Combine(_folder, source.File);
        return (path, await new ModelPuller(server).PullAsync(source.Open, path, source.Sha1, progress, default));
    }

    /// <summary>Sends on from the first address, with the file's checksum, to a second one that has it.</summary>
    private sealed class Server(string sha256) : HttpMessageHandler
    {
        public List<Uri> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!);
            if (Asked.Count > 1) return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Content) });
            var response = new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri("https://elsewhere.example/file") } };
            response.Headers.Add("X-Linked-Etag", $"\"{sha256}\"");
            return Task.FromResult(response);
        }
    }

    private sealed class Recorder(List<(long Done, long? Total)> reports) : IProgress<(long Done, long? Total)>
    {
        public void Report((long Done, long? Total) value) => reports.Add(value);
    }
}
