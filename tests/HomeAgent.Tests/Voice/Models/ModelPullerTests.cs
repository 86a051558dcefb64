using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.HomeAgent.Voice.Models;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Voice.Models;

/// <summary>Against a server on this machine.</summary>
public sealed class ModelPullerTests : IDisposable
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7))];
#pragma warning disable CA5350 // The published checksums are SHA-1.
    private static readonly string Sha1 = Convert.ToHexStringLower(SHA1.HashData(Content)), Sha256 = Convert.ToHexStringLower(SHA256.HashData(Content));
#pragma warning restore CA5350

    private readonly TemporaryFolder _folder = new();
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false };
    private readonly string _path;

    public ModelPullerTests()
    {
        _server.Start();
        _path = _folder.Write("ggml-base.en.bin", "the old one");
    }

    private int Port => ((IPEndPoint)_server.LocalEndpoint).Port;

    [Fact]
    public async Task Pull_WholeFile_IsCheckedAndPutInPlace()
    {
        Serve(Found($"Content-Length: {Content.Length}"));
        var reports = new List<(long Done, long? Total)>();

        var verdict = await PullAsync(Sha1, new Recorder(reports));

        verdict.ShouldContain("as published");
        File.ReadAllBytes(_path).ShouldBe(Content);
        reports[^1].ShouldBe((Content.Length, Content.Length));
        reports.Count.ShouldBeGreaterThan(1);
        Directory.GetFiles(Path.GetDirectoryName(_path)!).ShouldBe([_path]);
    }

    [Fact]
    public async Task Pull_Redirected_BelievesTheFirstServersChecksum()
    {
        Serve(
            Head("302 Found", "Location: /elsewhere", $"X-Linked-Etag: \"{Sha256}\"", "Content-Length: 0"),
            Found($"Content-Length: {Content.Length}"));

        (await PullAsync("")).ShouldContain("as the server says");
    }

    [Fact]
    public async Task Pull_NoChecksumAnywhere_SaysSo()
    {
        Serve(Found($"Content-Length: {Content.Length}"));

        (await PullAsync("")).ShouldContain("nothing to compare");
    }

    [Fact]
    public async Task Pull_WrongFile_KeepsTheOldOne()
    {
        Serve(Found($"Content-Length: {Content.Length}"));
        await ShouldFailAsync(new string('0', 40), "expected the SHA-1");

        Serve(Found($"Content-Length: {Content.Length}", $"X-Linked-Etag: \"{new string('0', 64)}\""));
        await ShouldFailAsync("", "expected the SHA-256");
    }

    [Fact]
    public async Task Pull_ConnectionBreaks_KeepsTheOldOne()
    {
        Serve(Found($"Content-Length: {Content.Length + 5}"));

        await Should.ThrowAsync<Exception>(() => PullAsync(Sha1));

        File.ReadAllText(_path).ShouldBe("the old one");
        Directory.GetFiles(Path.GetDirectoryName(_path)!).ShouldBe([_path]);
    }

    [Fact]
    public async Task Pull_Refused_SaysWhat()
    {
        Serve(Head("404 Not Found", "Content-Length: 0"));
        await ShouldFailAsync("", "404 (Not Found)");
        Serve([.. Enumerable.Repeat(Head("302 Found", "Location: /again", "Content-Length: 0"), 6)]);
        await ShouldFailAsync("", "without an end");
        Serve(Head("302 Found", "Location: ftp://localhost/file", "Content-Length: 0"));
        await ShouldFailAsync("", "less safe");
        Serve(Head("200 OK", "Content-Length: 99999999999"));
        await ShouldFailAsync("", "at most");
    }

    [Theory]
    [InlineData("base.en", "ggml-base.en.bin")]
    [InlineData("whisper-base.en", "ggml-base.en.bin")]
    [InlineData("Whisper-Small-Q5_1", "ggml-small-q5_1.bin")]
    [InlineData("../secret", null)]
    [InlineData("", null)]
    public void Find_Name_IsOneOfTheKnown(string name, string? file) => (SpeechModelCatalogue.Find(name)?.File).ShouldBe(file);

    [Theory]
    [InlineData("whisper-base.en", "ggml-base.en.bin")]
    [InlineData("silero-v6.2.0", "ggml-silero-v6.2.0.bin")]
    [InlineData("large-v3-Q8_0", "ggml-large-v3-q8_0.bin")]
    [InlineData("../secret", null)]
    public void FindSource_NameOfTheDownloader_IsThereWhereItIsCompiledIn(string name, string? file)
    {
        var isOurs = SpeechModelCatalogue.Find(name) is not null;

        (SpeechModelSource.Find(name, new Uri("http://localhost/"))?.File).ShouldBe(isOurs || EngineSet.HasPackages ? file : null);
        SpeechModelSource.Names.ShouldAllBe(one => SpeechModelSource.Find(one, new Uri("http://localhost/")) != null);
        SpeechModelCatalogue.Names.ShouldBeSubsetOf(SpeechModelSource.Names);
    }

    [Fact]
    public void Names_All_HaveAChecksumOrNone() =>
        SpeechModelCatalogue.Names.ShouldAllBe(name => SpeechModelCatalogue.Find(name)!.Value.Sha1.Length == 40 || SpeechModelCatalogue.Find(name)!.Value.Sha1.Length == 0);

    public void Dispose()
    {
        _handler.Dispose();
        _server.Dispose();
        _folder.Dispose();
    }

    private static byte[] Head(string status, params string[] headers) =>
        Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{string.Join("\r\n", headers)}\r\nConnection: close\r\n\r\n");

    private static byte[] Found(params string[] headers) => [.. Head("200 OK", headers), .. Content];

    private Task<string> PullAsync(string sha1, IProgress<(long Done, long? Total)>? progress = null) =>
        new ModelPuller(_handler).PullAsync(SpeechModelSource.Find("base.en", new Uri($"http://127.0.0.1:{Port}/"))!.Open, _path, sha1, progress, default);

    private async Task ShouldFailAsync(string sha1, string message)
    {
        (await Should.ThrowAsync<ModelPullException>(() => PullAsync(sha1))).Message.ShouldContain(message);
        File.ReadAllText(_path).ShouldBe("the old one");
        Directory.GetFiles(Path.GetDirectoryName(_path)!).ShouldBe([_path]);
    }

    /// <summary>Answers the next connections, one after another.</summary>
    private void Serve(params byte[][] answers) => _ = Task.Run(async () =>
    {
        foreach (var answer in answers)
        {
            using var connection = await _server.AcceptTcpClientAsync();
            var stream = connection.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
            }

            await stream.WriteAsync(answer);
        }
    });

    private sealed class Recorder(List<(long Done, long? Total)> reports) : IProgress<(long Done, long? Total)>
    {
        public void Report((long Done, long? Total) value) => reports.Add(value);
    }
}
