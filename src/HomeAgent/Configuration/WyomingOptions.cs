using System.ComponentModel.DataAnnotations;
using System.Net;

namespace HomeLLM.HomeAgent.Configuration;

/// <summary>The <c>Wyoming</c> section: the server through which Home Assistant's voice pipelines reach the agent. docs/wyoming.md.</summary>
internal sealed class WyomingOptions
{
    public const string Section = "Wyoming";

    /// <summary>TCP port; 0 for no server.</summary>
    [Range(0, 65535, ErrorMessage = "expected 0 (no server) or a port up to 65535")]
    public int Port { get; set; }

    /// <summary>
    /// The address of this machine on which the server listens: the protocol knows neither passwords nor encryption, so by default nobody
    /// but this machine reaches it.
    /// </summary>
    [ListenAddress]
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>
    /// Where satellites stand: from Home Assistant's <c>satellite_id</c> or <c>device_id</c>, or the address of one that connects itself, to
    /// the id or name of an area.
    /// </summary>
    public Dictionary<string, string> Areas { get; set; } = [];

    /// <summary>How many clients may be connected at the same time; more are turned away.</summary>
    [Range(1, 256, ErrorMessage = "expected 1 to 256 clients")]
    public int MaxClients { get; set; } = 16;

    /// <summary>The longest speech that is taken, in seconds.</summary>
    [Range(1, 300, ErrorMessage = "expected 1 to 300 seconds")]
    public int MaxAudioSeconds { get; set; } = 30;

    /// <summary>Whether there is a server.</summary>
    public bool IsOn => Port > 0;

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint => new(ListenAddressAttribute.Parse(Host)!, Port);
}
