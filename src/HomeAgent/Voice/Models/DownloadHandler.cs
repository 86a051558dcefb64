using System.Net;

namespace HomeLLM.HomeAgent.Voice.Models;

/// <summary>
/// Follows where servers send to, and notes what they say of the file: whoever asks for it may hand out nothing but its bytes. The first server that
/// knows the file's checksum is believed.
/// </summary>
/// <param name="inner">Follows no redirection by itself: what the first answer says of the checksum would be lost.</param>
internal sealed class DownloadHandler(HttpMessageHandler inner) : HttpMessageHandler
{
    private const int MaxRedirects = 5;

    private readonly HttpMessageInvoker _inner = new(inner, disposeHandler: false);

    /// <summary>What was asked for; null before.</summary>
    public Uri? Address { get; private set; }

    /// <summary>The file's SHA-256, in hexadecimal, as far as a server said it.</summary>
    public string? Sha256 { get; private set; }

    /// <summary>The file's length, as far as the last server said it.</summary>
    public long? Length { get; private set; }

    /// <exception cref="ModelPullException">A server refuses, or sends to where one mustn't or needn't go.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var target = Address = request.RequestUri!;
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            var message = redirects == 0 ? request : new HttpRequestMessage(HttpMethod.Get, target);
            var response = await _inner.SendAsync(message, cancellationToken).ConfigureAwait(false);
            Sha256 ??= ReadSha256(response);
            Length = response.Content.Headers.ContentLength;
            if (response.IsSuccessStatusCode) return response;
            using (response)
            {
                if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
                    throw new ModelPullException($"{target} answered {(int)response.StatusCode} ({response.ReasonPhrase}).");
                var next = new Uri(target, location);
                if (next.Scheme != Uri.UriSchemeHttps && next.Scheme != Address.Scheme)
                    throw new ModelPullException($"{target} sends to {next.Scheme}, which is less safe than {Address.Scheme}.");
                target = next;
            }
        }

        throw new ModelPullException($"{Address} sends from one address to another without an end.");
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Hugging Face's servers tell the SHA-256 of large files in this header.</summary>
    private static string? ReadSha256(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Linked-Etag", out var values) && values.FirstOrDefault()?.Trim('"') is { Length: 64 } hex && hex.All(char.IsAsciiHexDigit)
            ? hex
            : null;

    private static bool IsRedirect(HttpStatusCode code) => (int)code is 301 or 302 or 303 or 307 or 308;
}
