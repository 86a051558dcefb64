using System.Buffers;
using System.Net;
using System.Security.Cryptography;

namespace HomeLLM.HomeAgent.Voice.Models;

/// <summary>Fetches a file, checks it, and only then puts it in its place.</summary>
/// <param name="client">Follows no redirection by itself: what the first answer says of the file's checksum would be lost.</param>
internal sealed class ModelPuller(HttpClient client)
{
    private const int MaxRedirects = 5, BufferSize = 128 << 10;

    /// <summary>No model is larger, in bytes.</summary>
    private const long MaxLength = 4L << 30;

    /// <summary>Fetches.</summary>
    /// <param name="address">Where from.</param>
    /// <param name="path">Where to; replaced where it is there.</param>
    /// <param name="sha1">The checksum that is known, in hexadecimal; empty where none is: then the server's own is asked for.</param>
    /// <param name="progress">Hears of the bytes so far and, where it is known, of how many there will be.</param>
    /// <param name="cancellationToken">Gives up; nothing is left behind.</param>
    /// <returns>What the file was checked against, for people.</returns>
    /// <exception cref="ModelPullException">The server can't be reached, refuses, or sent something else.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    public async Task<string> PullAsync(
        Uri address, string path, string sha1, IProgress<(long Done, long? Total)>? progress, CancellationToken cancellationToken)
    {
        var part = path + ".part";
        try
        {
            var (response, sha256) = await OpenAsync(address, cancellationToken).ConfigureAwait(false);
            using (response)
            {
                var found = await SaveAsync(response, part, progress, cancellationToken).ConfigureAwait(false);
                var verdict = Compare(found, sha1, sha256);
                File.Move(part, path, overwrite: true);
                return verdict;
            }
        }
        catch (HttpRequestException exception)
        {
            throw new ModelPullException($"{address} can't be fetched: {exception.Message}", exception);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Asks, and follows where it is sent; the first server that knows the file's checksum is believed.</summary>
    private async Task<(HttpResponseMessage Response, string? Sha256)> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        string? sha256 = null;
        var target = address;
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            var response = await client.GetAsync(target, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            sha256 ??= Sha256(response);
            if (response.IsSuccessStatusCode) return (response, sha256);
            using (response)
            {
                if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
                    throw new ModelPullException($"{target} answered {(int)response.StatusCode} ({response.ReasonPhrase}).");
                var next = new Uri(target, location);
                if (next.Scheme != Uri.UriSchemeHttps && next.Scheme != address.Scheme)
                    throw new ModelPullException($"{target} sends to {next.Scheme}, which is less safe than {address.Scheme}.");
                target = next;
            }
        }

        throw new ModelPullException($"{address} sends from one address to another without an end.");
    }

    /// <summary>Hugging Face's servers tell the SHA-256 of large files in this header.</summary>
    private static string? Sha256(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Linked-Etag", out var values) && values.FirstOrDefault()?.Trim('"') is { Length: 64 } hex && hex.All(char.IsAsciiHexDigit)
            ? hex
            : null;

    private static bool IsRedirect(HttpStatusCode code) => (int)code is 301 or 302 or 303 or 307 or 308;

    private static async Task<(string Sha1, string Sha256)> SaveAsync(
        HttpResponseMessage response, string path, IProgress<(long Done, long? Total)>? progress, CancellationToken cancellationToken)
    {
        var total = response.Content.Headers.ContentLength;
        if (total > MaxLength) throw new ModelPullException($"expected at most {MaxLength} bytes, the server announces {total}.");
        using var sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        long done = 0;
        var source = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = source.ConfigureAwait(false);
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
