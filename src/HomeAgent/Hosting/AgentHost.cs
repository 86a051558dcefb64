using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Dialogue;
using HomeLLM.HomeAgent.Evaluation.Keywords;
using HomeLLM.HomeAgent.Interpreting;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Mqtt;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Terminal;
using HomeLLM.HomeAgent.Voice;
using HomeLLM.HomeAgent.Voice.Listening;
using HomeLLM.HomeAgent.Web;
using HomeLLM.HomeAgent.Wyoming;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Hosting;

/// <summary>Puts the agent together.</summary>
internal static class AgentHost
{
    /// <summary>The agent that runs until it is stopped.</summary>
    /// <param name="configuration">Without errors.</param>
    /// <param name="input">Where people type.</param>
    /// <param name="output">Where they read.</param>
    /// <param name="adjust">Changes the services last; for tests. Null for nothing.</param>
    /// <param name="plan">Listens to one sound instead of waiting for commands; null for the whole agent.</param>
    public static IHost Build(
        AgentConfiguration configuration, TerminalInput input, TerminalOutput output, Action<IServiceCollection>? adjust = null, ListenPlan? plan = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "homeagent" });
        AddCore(builder.Services, builder.Logging, configuration);
        builder.Services.Configure<ConsoleLifetimeOptions>(options => options.SuppressStatusMessages = true);
        builder.Services.AddSingleton(input).AddSingleton(output);

        // In the order in which they start: the home, the way out, the queue, and only then those who give commands.
        builder.Services.AddSingleton<HomeLoader>().AddHostedService<HomeWatcher>();
        builder.Services.AddMqttHome(configuration);
        builder.Services.AddSpeech();
        builder.Services.AddSingleton<UtteranceProcessor>().AddSingleton<UtteranceQueue>();
        builder.Services.AddHostedService(services => services.GetRequiredService<UtteranceQueue>());
        if (plan is null)
        {
            builder.Services.AddMqttCommands();
            builder.Services.AddWyoming(configuration).AddWeb(configuration);
            builder.Services.AddHostedService<TerminalSession>();
        }

        builder.Services.AddVoice(configuration, plan);
        adjust?.Invoke(builder.Services);
        return builder.Build();
    }

    /// <summary>Only what understands: for the commands that publish nothing.</summary>
    public static ServiceProvider BuildUnderstanding(AgentConfiguration configuration, Action<IServiceCollection>? adjust = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => AddCore(services, logging, configuration));
        adjust?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private static void AddCore(IServiceCollection services, ILoggingBuilder logging, AgentConfiguration configuration)
    {
        AddLogging(logging, configuration);
        services.AddSingleton(configuration);
        // A fault in the language's files ends the start, not the first utterance.
        services.AddSingleton(Sentences.Spoken).AddSingleton(LinkerWords.Known);
        Lexicon.Check();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<HomeRegistry>();
        AddOptions<MqttOptions>(services, configuration, MqttOptions.Section);
        AddOptions<EnginesOptions>(services, configuration, EnginesOptions.Section);
        AddOptions<ModelOptions>(services, configuration, ModelOptions.Section);
        AddOptions<PromptOptions>(services, configuration, PromptOptions.Section);
        AddOptions<SafetyOptions>(services, configuration, SafetyOptions.Section);
        AddOptions<SpeechOptions>(services, configuration, SpeechOptions.Section);
        AddOptions<WyomingOptions>(services, configuration, WyomingOptions.Section);
        AddOptions<HttpOptions>(services, configuration, HttpOptions.Section);
        services.AddSingleton<UtteranceReader>().AddSingleton<DialogueReader>();
        services.AddSingleton<InterpreterLoader>();
        services.AddSingleton(CreateInterpreter);
    }

    private static ICommandInterpreter CreateInterpreter(IServiceProvider provider) =>
        string.Equals(provider.GetRequiredService<IOptions<EnginesOptions>>().Value.LanguageModel, EnginesOptions.Keywords, StringComparison.OrdinalIgnoreCase)
            ? new KeywordInterpreter()
            : provider.GetRequiredService<InterpreterLoader>().Load().Interpreter;

    private static void AddOptions<T>(IServiceCollection services, AgentConfiguration configuration, string section)
        where T : class =>
        services.AddOptions<T>().Bind(configuration.Root.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();

    private static void AddLogging(ILoggingBuilder logging, AgentConfiguration configuration)
    {
        var hasBroker = configuration.Root[$"{MqttOptions.Section}:{nameof(MqttOptions.Host)}"] is { Length: > 0 };
        logging.SetMinimumLevel(LogLevel.Warning);
        // Beside a terminal session, news would only disturb; a service tells what it does.
        logging.AddFilter("HomeLLM", hasBroker ? LogLevel.Information : LogLevel.Warning);
        logging.AddConfiguration(configuration.Root.GetSection("Logging"));
        logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
