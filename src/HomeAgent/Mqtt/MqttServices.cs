using HomeLLM.Engines;
using HomeLLM.Engines.Mqtt;
using HomeLLM.Engines.Mqtt.Loopback;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Voice.Listening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>Registers everything that has to do with MQTT.</summary>
internal static class MqttServices
{
    /// <summary>The connection, the way out and the live states: to be started after the home and before the queue.</summary>
    public static IServiceCollection AddMqttHome(this IServiceCollection services, AgentConfiguration configuration)
    {
        services.AddSingleton(provider => MqttTopics.From(Options(provider)));
        services.AddSingleton(provider => Connect(provider, configuration));
        services.AddSingleton<IServiceCallSink, ServiceCallPublisher>();
        services.AddSingleton<IResultSink, ResultPublisher>();
        services.AddHostedService<MqttLink>();
        services.AddHostedService<StateFeed>();
        if (configuration.Get<MqttOptions>(MqttOptions.Section).HasBroker) return services;
        services.AddSingleton<LoopbackBroker>(_ => new LoopbackBroker());
        return services.AddHostedService<SimulatedHome>();
    }

    /// <summary>The way in, and the announcement of it: to be started after the queue.</summary>
    public static IServiceCollection AddMqttCommands(this IServiceCollection services)
    {
        services.AddHostedService<CommandTopicListener>();
        return services.AddHostedService<DiscoveryPublisher>();
    }

    private static IMqttConnection Connect(IServiceProvider provider, AgentConfiguration configuration)
    {
        var settings = MqttSettings.From(Options(provider), Path.GetDirectoryName(configuration.FilePath) ?? "");
        // Who only listens to one sound may do so beside the running agent.
        if (provider.GetService<ListenPlan>() is not null) settings = settings with { ClientId = $"{settings.ClientId}-listen", Birth = null, Will = null };
        var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(MqttConnectionFactory).FullName!);
        var time = provider.GetRequiredService<TimeProvider>();
        return provider.GetService<LoopbackBroker>() is { } broker
            ? MqttConnectionFactory.CreateLoopback(broker, settings, logger, time)
            : MqttEngine.Create(provider.GetRequiredService<IOptions<EnginesOptions>>().Value, settings, logger, time);
    }

    private static MqttOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<MqttOptions>>().Value;
}
