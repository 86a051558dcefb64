namespace HomeLLM.Engines;

/// <summary>How to reach a broker and how to behave there.</summary>
public sealed record MqttConnectionSettings
{
    /// <summary>Host name or address of the broker.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port; 1883 is usual, 8883 with TLS.</summary>
    public int Port { get; init; } = 1883;

    /// <summary>Whether the connection is encrypted.</summary>
    public bool Tls { get; init; }

    /// <summary>A PEM file with the certificate authorities to trust; null for the system's own.</summary>
    public string? CaFile { get; init; }

    /// <summary>3.1.1 or 5.</summary>
    public MqttVersion Version { get; init; } = MqttVersion.V311;

    /// <summary>Unique at the broker.</summary>
    public required string ClientId { get; init; }

    /// <summary>User name; null for none.</summary>
    public string? UserName { get; init; }

    /// <summary>Password; null for none. Never logged.</summary>
    public string? Password { get; init; }

    /// <summary>How often the broker hears from an idle client.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one attempt to connect may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The first pause before connecting again; it doubles, with jitter, up to <see cref="MaxReconnectDelay"/>.</summary>
    public TimeSpan MinReconnectDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause before connecting again.</summary>
    public TimeSpan MaxReconnectDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What the broker says for us when we vanish; null for nothing.</summary>
    public MqttMessage? Will { get; init; }

    /// <summary>Published after every connection, before anything else (the birth message); null for nothing.</summary>
    public MqttMessage? Birth { get; init; }

    /// <summary>Host and port; never the password.</summary>
    public override string ToString() => $"{Host}:{Port}{(Tls ? " (TLS)" : "")} as {ClientId}";
}
