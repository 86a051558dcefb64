using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Voice.Listening;
using HomeLLM.HomeAgent.Voice.Processes;
using HomeLLM.HomeAgent.Voice.Speaking;
using Microsoft.Extensions.DependencyInjection;

namespace HomeLLM.HomeAgent.Voice;

/// <summary>Registers the ear and the voice.</summary>
internal static class VoiceServices
{
    /// <summary>The recogniser, which servers offer as well; where nobody asks for it, it isn't loaded.</summary>
    public static IServiceCollection AddSpeech(this IServiceCollection services)
    {
        services.AddSingleton<NamePrompt>().AddSingleton<IResultSink>(provider => provider.GetRequiredService<NamePrompt>());
        return services.AddSingleton<SpeechLoader>().AddSingleton<SharedSpeech>();
    }

    /// <summary>The microphone and the spoken replies: to be started last. Nothing of it is there where no microphone is configured.</summary>
    public static IServiceCollection AddVoice(this IServiceCollection services, AgentConfiguration configuration, ListenPlan? plan)
    {
        var options = configuration.Get<SpeechOptions>(SpeechOptions.Section);
        if (plan is null && !options.HasSource) return services;
        services.AddSingleton<IProcessLauncher, SystemProcesses>();
        services.AddSingleton<ListenButton>().AddSingleton<IVoiceObserver, VoiceConsole>();
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
