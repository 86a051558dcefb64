namespace HomeLLM.Engines;

/// <summary>The connection came up, went down, or an attempt failed.</summary>
/// <param name="IsConnected">Whether it is up now.</param>
/// <param name="Reason">Why not, in words a user can act on; null where it is up.</param>
/// <param name="RetryIn">When it is tried again; null where it is up or won't be tried again.</param>
public sealed record MqttConnectionChange(bool IsConnected, string? Reason, TimeSpan? RetryIn);
