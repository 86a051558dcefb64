using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Voice.Listening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>Registers the Wyoming server, where the configuration asks for one: to be started after the queue.</summary>
internal static class WyomingServices
{
    /// <summary>Adds it. Speech-to-text is offered where <see cref="SharedSpeech"/> finds a model.</summary>
    public static IServiceCollection AddWyoming(this IServiceCollection services, AgentConfiguration configuration)
    {
        if (!configuration.Get<WyomingOptions>(WyomingOptions.Section).IsOn) return services;
        services.AddSingleton(provider => LimitsFrom(provider.GetRequiredService<IOptions<WyomingOptions>>().Value));
        services.AddSingleton(provider => new SpeechDesk(
            provider.GetRequiredService<SharedSpeech>().Recognizer,
            provider.GetRequiredService<SatelliteAreas>(),
            provider.GetRequiredService<WyomingLimits>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SpeechDesk>>()));
        services.AddSingleton<SatelliteAreas>().AddSingleton<TextDesk>().AddSingleton<WyomingDesks>();
        return services.AddHostedService<WyomingServer>();
    }

    private static WyomingLimits LimitsFrom(WyomingOptions options) =>
        new() { MaxClients = options.MaxClients, MaxAudioSeconds = options.MaxAudioSeconds };
}
