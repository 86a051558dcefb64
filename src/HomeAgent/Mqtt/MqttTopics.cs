using HomeLLM.HomeAgent.Configuration;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>The agent's own topics. DESIGN: the MQTT contract.</summary>
/// <param name="Prefix">What they begin with.</param>
/// <param name="StatestreamBase">Where <c>mqtt_statestream</c> publishes, without a slash at its end; null where it isn't used.</param>
internal sealed record MqttTopics(string Prefix, string? StatestreamBase)
{
    /// <summary>Where the simulated home publishes its states when the configuration names no other topic.</summary>
    public const string UsualStatestreamBase = "homeassistant_statestream";

    /// <summary>In: utterances.</summary>
    public string Command => $"{Prefix}/command";

    /// <summary>Out: service calls.</summary>
    public string ServiceCall => $"{Prefix}/service_call";

    /// <summary>Out: what became of utterances.</summary>
    public string Result => $"{Prefix}/result";

    /// <summary>Out, retained: <c>online</c> or <c>offline</c>.</summary>
    public string Status => $"{Prefix}/status";

    /// <summary>In: somebody wants to be heard; any payload. Where there is a microphone.</summary>
    public string Listen => $"{Prefix}/listen";

    /// <summary>Out, retained: <c>ON</c> where replies aren't spoken, else <c>OFF</c>.</summary>
    public string Mute => $"{Prefix}/mute";

    /// <summary>In: <c>ON</c> or <c>OFF</c>.</summary>
    public string MuteCommand => $"{Prefix}/mute/set";

    /// <summary>The topics of a configuration.</summary>
    public static MqttTopics From(MqttOptions options) => new(
        options.Prefix,
        options.StatestreamBase?.TrimEnd('/') is { Length: > 0 } named ? named : options.HasBroker ? null : UsualStatestreamBase);
}
