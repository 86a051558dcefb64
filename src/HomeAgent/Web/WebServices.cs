using HomeLLM.HomeAgent.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Web;

/// <summary>Registers the HTTP server, where the configuration asks for one: to be started after the queue.</summary>
internal static class WebServices
{
    public static IServiceCollection AddWeb(this IServiceCollection services, AgentConfiguration configuration)
    {
        if (!configuration.Get<HttpOptions>(HttpOptions.Section).IsOn) return services;
        services.TryAddSingleton(provider => new WebLimits { MaxAudioSeconds = provider.GetRequiredService<IOptions<HttpOptions>>().Value.MaxAudioSeconds });
        return services.AddSingleton<RecordingDesk>().AddSingleton<WebRoutes>().AddHostedService<WebServer>();
    }
}
