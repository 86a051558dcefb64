using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace HomeLLM.HomeAgent.Web;

/// <summary>Lets in who may command the home.</summary>
/// <param name="token">What a client must know; empty for nothing.</param>
internal sealed class WebGuard(string token)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] _token = Encoding.UTF8.GetBytes(token);

    /// <summary>Checks a request.</summary>
    /// <exception cref="WebException">It isn't let in.</exception>
    public void Check(HttpListenerRequest request)
    {
        // Browsers tell it with whatever a page sends elsewhere: any page of the web could command the home through somebody's browser.
        if (request.Headers["Origin"] is { } origin && !string.Equals(origin, $"http://{request.Headers["Host"]}", StringComparison.OrdinalIgnoreCase))
            throw new WebException(403, "Web pages of other servers may not command the home.");
        if (_token.Length == 0) return;
        var told = request.Headers["Authorization"];
        if (told is null || !told.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(told[Scheme.Length..].Trim()), _token))
        {
            throw new WebException(401, "Expected the header \"Authorization: Bearer …\" with the configured Http:Token.");
        }
    }
}
