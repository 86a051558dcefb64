using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;

namespace HomeLLM.HomeAgent.Configuration;

/// <summary>The <c>Http</c> section: the server that takes recordings and texts. docs/http.md.</summary>
internal sealed class HttpOptions : IValidatableObject
{
    public const string Section = "Http";

    /// <summary>TCP port; 0 for no server.</summary>
    [Range(0, 65535, ErrorMessage = "expected 0 (no server) or a port up to 65535")]
    public int Port { get; set; }

    /// <summary>The address of this machine on which the server listens; by default nobody but this machine reaches it.</summary>
    [ListenAddress]
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>
    /// What a client must know, as <c>Authorization: Bearer …</c>; empty for nothing, which only this machine's own address allows. Best given by
    /// the environment variable <c>Http__Token</c>.
    /// </summary>
    public string Token { get; set; } = "";

    /// <summary>The longest recording that is taken, in seconds.</summary>
    [Range(1, 60, ErrorMessage = "expected 1 to 60 seconds")]
    public int MaxAudioSeconds { get; set; } = 30;

    /// <summary>Whether there is a server.</summary>
    public bool IsOn => Port > 0;

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint => new(ListenAddressAttribute.Parse(Host)!, Port);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOn || ListenAddressAttribute.Parse(Host) is not { } address) yield break;
        if (address.AddressFamily != AddressFamily.InterNetwork) yield return new("expected an IPv4 address", [nameof(Host)]);
        if (!IPAddress.IsLoopback(address) && Token.Length == 0)
            yield return new("expected one, since other machines reach Http:Host: whoever reaches it can command the home", [nameof(Token)]);
    }
}
