using HomeLLM.Engines;
using HomeLLM.Engines.Mqtt;
using HomeLLM.HomeAgent.Configuration;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Hosting;

/// <summary>Chooses who speaks MQTT with a broker.</summary>
internal static class MqttEngine
{
    /// <summary>Which engine the configuration asks for. <c>auto</c> takes MQTTnet where it is compiled in.</summary>
    public static EngineChoice Choose(EnginesOptions options) => options.Mqtt.ToLowerInvariant() switch
    {
        EnginesOptions.BuiltIn => new(EngineChoice.BuiltIn, "as configured"),
        EnginesOptions.MqttNet => new(EngineChoice.MqttNet, "as configured"),
        _ => EngineSet.HasPackages ? new(EngineChoice.MqttNet, "auto takes it where it is compiled in") : EngineChoice.OnlyOne,
    };

    /// <summary>Makes a connection; it isn't started.</summary>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    public static IMqttConnection Create(EnginesOptions options, MqttConnectionSettings settings, ILogger logger, TimeProvider time) =>
        Choose(options).Name == EngineChoice.MqttNet
            ? EngineSet.ConnectWithMqttNet(settings, logger, time)
            : MqttConnectionFactory.Create(settings, logger, time);
}
