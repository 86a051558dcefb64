using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Voice.Listening;
using HomeLLM.HomeAgent.Voice.Processes;
using HomeLLM.HomeAgent.Voice.Speaking;
using Microsoft.Extensions.DependencyInjection;

namespace HomeLLM.HomeAgent.Voice;

/// <summary>
/// Registers the ear and the voice: to be started last. Nothing of it is there where no microphone is configured, but for the recogniser, which a
/// Wyoming server offers as well.
/// </summary>
internal static class VoiceServices
{
    public static IServiceCollection AddVoice(this IServiceCollection services, AgentConfiguration configuration, ListenPlan? plan)
    {
        var options = configuration.Get<SpeechOptions>(SpeechOptions.Section);
        var serves = plan is null && configuration.Get<WyomingOptions>(WyomingOptions.Section).IsOn;
        if (plan is null && !options.HasSource && !serves) return services;
        services.AddSingleton<SpeechLoader>().AddSingleton(provider => provider.GetRequiredService<SpeechLoader>().Load());
        services.AddSingleton<Func<LoadedSpeech>>(provider => provider.GetRequiredService<LoadedSpeech>);
        if (serves) services.AddSingleton(provider => provider.GetRequiredService<LoadedSpeech>().Recognizer!);
        if (plan is null && !options.HasSource) return services;
        services.AddSingleton<IProcessLauncher, SystemProcesses>();
        services.AddSingleton<ListenButton>().AddSingleton<IVoiceObserver, VoiceConsole>();
        services.AddSingleton<NamePrompt>().AddSingleton<IResultSink>(provider => provider.GetRequiredService<NamePrompt>());
        services.AddSingleton<CommandSpeaker>().AddSingleton<ISpeaker>(provider => provider.GetRequiredService<CommandSpeaker>());
        services.AddSingleton<IResultSink>(provider => provider.GetRequiredService<CommandSpeaker>());
        if (plan is not null)
        {
            services.AddSingleton(plan);
        }
        else
        {
            services.AddHostedService<VoiceTopics>();
            if (options.GpioChip.Length > 0) services.AddHostedService<GpioButton>();
        }

        return services.AddHostedService<VoiceService>();
    }
}
