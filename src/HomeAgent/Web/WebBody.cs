using System.Globalization;
using System.Net;

namespace HomeLLM.HomeAgent.Web;

/// <summary>Reads what a request brings.</summary>
internal static class WebBody
{
    private const int PieceBytes = 16 << 10;

    /// <summary>Reads the whole body.</summary>
    /// <exception cref="WebException">It is too long, too slow or cut short.</exception>
    public static async Task<byte[]> ReadAsync(
        HttpListenerRequest request, int maxBytes, TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        if (request.ContentLength64 > maxBytes) throw TooLong(request.ContentLength64.ToString(CultureInfo.InvariantCulture), maxBytes);
        using var body = new MemoryStream();
        try
        {
            await CopyAsync(request.InputStream, body, maxBytes, cancellationToken).WaitAsync(longest, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new WebException(408, $"The body was not complete after {longest.TotalSeconds} s.");
        }
        catch (Exception exception) when (exception is HttpListenerException or ProtocolViolationException)
        {
            throw new WebException(400, $"The body can't be read: {exception.Message}");
        }

        if (request.ContentLength64 > body.Length)
            throw new WebException(400, $"The body was cut short: expected {request.ContentLength64} bytes, found {body.Length}.");
        return body.ToArray();
    }

    /// <summary>
    /// Takes what a refused client still sends: a connection closed with bytes unread is reset, and the answer lost with it. Only so much, and only for
    /// so long.
    /// </summary>
    public static async Task DrainAsync(HttpListenerRequest request, int maxBytes, TimeSpan longest, TimeProvider time)
    {
        if (!request.HasEntityBody) return;
        try
        {
            await CopyAsync(request.InputStream, Stream.Null, maxBytes, CancellationToken.None).WaitAsync(longest, time).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or WebException or HttpListenerException or IOException or ObjectDisposedException)
        {
            // It was told.
        }
    }

    private static async Task CopyAsync(Stream source, Stream target, int maxBytes, CancellationToken cancellationToken)
    {
        var buffer = new byte[PieceBytes];
        long length = 0;
        while (await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            if ((length += count) > maxBytes) throw TooLong("more", maxBytes);
            await target.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        }
    }

    private static WebException TooLong(string found, int maxBytes) => new(413, $"The body is too long: expected at most {maxBytes} bytes, found {found}.");
}
