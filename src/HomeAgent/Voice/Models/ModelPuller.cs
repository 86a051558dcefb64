using System.Buffers;
using System.Security.Cryptography;

namespace HomeLLM.HomeAgent.Voice.Models;

/// <summary>Fetches a file, checks it, and only then puts it in its place.</summary>
/// <param name="handler">Goes to the servers. Not this object's own; follows no redirection by itself.</param>
internal sealed class ModelPuller(HttpMessageHandler handler)
{
    private const int BufferSize = 128 << 10;

    /// <summary>No model is larger, in bytes.</summary>
    private const long MaxLength = 4L << 30;

    /// <summary>Fetches.</summary>
    /// <param name="open">Asks for the file's bytes.</param>
    /// <param name="path">Where to; replaced where it is there.</param>
    /// <param name="sha1">The checksum that is known, in hexadecimal; empty where none is: then the server's own is asked for.</param>
    /// <param name="progress">Hears of the bytes so far and, where it is known, of how many there will be.</param>
    /// <param name="cancellationToken">Gives up; nothing is left behind.</param>
    /// <returns>What the file was checked against, for people.</returns>
    /// <exception cref="ModelPullException">The server can't be reached, refuses, or sent something else.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    public async Task<string> PullAsync(
        Func<HttpClient, CancellationToken, Task<Stream>> open,
        string path,
        string sha1,
        IProgress<(long Done, long? Total)>? progress,
        CancellationToken cancellationToken)
    {
        var part = path + ".part";
        using var notes = new DownloadHandler(handler);
        using var client = new HttpClient(notes, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            var source = await open(client, cancellationToken).ConfigureAwait(false);
            await using (source.ConfigureAwait(false))
            {
                var found = await SaveAsync(source, notes.Length, part, progress, cancellationToken).ConfigureAwait(false);
                var verdict = Compare(found, sha1, notes.Sha256);
                File.Move(part, path, overwrite: true);
                return verdict;
            }
        }
        catch (HttpRequestException exception)
        {
            throw new ModelPullException($"{notes.Address} can't be fetched: {exception.Message}", exception);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static async Task<(string Sha1, string Sha256)> SaveAsync(
        Stream source, long? total, string path, IProgress<(long Done, long? Total)>? progress, CancellationToken cancellationToken)
    {
        if (total > MaxLength) throw new ModelPullException($"expected at most {MaxLength} bytes, the server announces {total}.");
        using var sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        long done = 0;
        var file = File.Create(path);
        await using (file.ConfigureAwait(false))
        {
            while (await source.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                done += count;
                if (done > MaxLength) throw new ModelPullException($"expected at most {MaxLength} bytes, the server sends more.");
                sha1.AppendData(buffer, 0, count);
                sha256.AppendData(buffer, 0, count);
                await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                progress?.Report((done, total));
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
        if (total is { } expected && done != expected) throw new ModelPullException($"expected {expected} bytes, the connection ended after {done}.");
        return (Convert.ToHexStringLower(sha1.GetHashAndReset()), Convert.ToHexStringLower(sha256.GetHashAndReset()));
    }

    private static string Compare((string Sha1, string Sha256) found, string sha1, string? sha256)
    {
        if (sha1.Length > 0)
        {
            return Equal(found.Sha1, sha1)
                ? $"SHA-1 {found.Sha1}, as published"
                : throw new ModelPullException($"expected the SHA-1 {sha1}, found {found.Sha1}: the file is damaged or another one.");
        }

        if (sha256 is null) return $"SHA-256 {found.Sha256}, with nothing to compare it to";
        return Equal(found.Sha256, sha256)
            ? $"SHA-256 {found.Sha256}, as the server says"
            : throw new ModelPullException($"expected the SHA-256 {sha256}, found {found.Sha256}: the file is damaged or another one.");
    }

    private static bool Equal(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
