using System.ComponentModel.DataAnnotations;

namespace HomeLLM.HomeAgent.Configuration;

/// <summary>The <c>Mqtt</c> section: which broker, and how.</summary>
internal sealed class MqttOptions
{
    public const string Section = "Mqtt";

    /// <summary>Host name or address of the broker; empty for none, which is the in-memory loopback with a simulated home.</summary>
    [StringLength(255)]
    public string Host { get; set; } = "";

    /// <summary>TCP port; null for the usual one, 1883, or 8883 with TLS.</summary>
    [Range(1, 65535, ErrorMessage = "expected a port from 1 to 65535")]
    public int? Port { get; set; }

    /// <summary>Whether the connection is encrypted.</summary>
    public bool Tls { get; set; }

    /// <summary>A PEM file with the certificate authorities to trust; null for the system's own. Relative to the configuration file.</summary>
    public string? CaFile { get; set; }

    /// <summary>User name; null for none.</summary>
    public string? UserName { get; set; }

    /// <summary>Password; best given by the environment variable <c>Mqtt__Password</c>, or as <see cref="PasswordFile"/>.</summary>
    public string? Password { get; set; }

    /// <summary>A file that holds the password, and only that. Relative to the configuration file.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>The protocol, <c>3.1.1</c> or <c>5</c>.</summary>
    [RegularExpression(@"3\.1\.1|5", ErrorMessage = "expected 3.1.1 or 5")]
    public string Version { get; set; } = "3.1.1";

    /// <summary>Unique at the broker; empty for <c>homeagent-</c> and the machine's name.</summary>
    [StringLength(100)]
    public string ClientId { get; set; } = "";

    /// <summary>What the agent's own topics begin with: <c>homeagent/command</c> and so on.</summary>
    [Required(ErrorMessage = "expected what the agent's topics begin with, such as homeagent")]
    [RegularExpression(@"[^#+\s\x00-\x1f/$][^#+\x00-\x1f]*[^#+\x00-\x1f/]|[^#+\s/$]", ErrorMessage = "expected a topic such as homeagent, without '+', '#' or a '/' at its ends")]
    public string Prefix { get; set; } = "homeagent";

    /// <summary>The <c>base_topic</c> of Home Assistant's <c>mqtt_statestream</c>; null where it isn't used.</summary>
    [RegularExpression(@"(?!homeassistant/?$)[^#+\x00-\x1f]+", ErrorMessage = "expected the base_topic of mqtt_statestream, without '+' and '#', and not 'homeassistant', which is Home Assistant's own discovery topic")]
    public string? StatestreamBase { get; set; }

    /// <summary>Where the agent announces itself to Home Assistant, its discovery prefix; empty for nowhere.</summary>
    [RegularExpression(@"[^#+\x00-\x1f]*", ErrorMessage = "expected Home Assistant's discovery prefix, usually homeassistant, or nothing")]
    public string DiscoveryPrefix { get; set; } = "homeassistant";

    /// <summary>How long a command may wait for the broker before it is dropped, in seconds.</summary>
    [Range(1, 600, ErrorMessage = "expected 1 to 600 seconds")]
    public int CommandExpirySeconds { get; set; } = 10;

    /// <summary>Whether a broker is configured.</summary>
    public bool HasBroker => !string.IsNullOrWhiteSpace(Host);
}
