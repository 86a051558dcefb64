using HomeLLM.Engines;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Voice.Audio;
using HomeLLM.HomeAgent.Voice.Listening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Voice.Listening;

/// <summary>The whole agent around a sound: real detector, loopback, simulated home; recogniser and interpreter are scripts.</summary>
public sealed class VoiceHostTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Listen_WavOfAnyForm_PrintsTextCallReplyAndTimes()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("command.wav");
        var format = new PcmFormat(PcmEncoding.Signed24, 16_000, 2);
        var sound = TestSounds.Join(TestSounds.Silence(0.5), TestSounds.Speech(1.2, 0.3f, 1), TestSounds.Silence(1.0));
        await File.WriteAllBytesAsync(path, TestWav.Create(format, TestWav.Encode(sound, format)));

        var (lines, plan) = await RunAsync(new WavSource(path), "Turn on the kitchen light.");

        plan.Problem.ShouldBeNull();
        lines[0].ShouldBe("  heard  Turn on the kitchen light.");
        lines[1].ShouldBe("  call   light.turn_on  light.kitchen");
        lines.ShouldContain("Kitchen Light on.");
        lines[^1].ShouldMatch(@"^  speech 1\.\d\d s, silence \d+\.\d ms, recognition .* ms, text .* after the end, .* to the call, .* to the reply$");
    }

    [Theory]
    [InlineData("not a wav file at all")]
    [InlineData(null)]
    public async Task Listen_NoGoodFile_SaysWhy(string? content)
    {
        using var folder = new TemporaryFolder();
        var path = content is null ? folder.PathOf("missing.wav") : folder.Write("bad.wav", content);

        var (lines, plan) = await RunAsync(new WavSource(path), "x");

        lines.ShouldBeEmpty();
        plan.Problem.ShouldNotBeNull().ShouldStartWith(content is null ? "missing.wav: " : "bad.wav: ");
    }

    [Fact]
    public void Load_NoModel_SaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        var configuration = AgentConfiguration.Load(folder.Write("a.json", "{}"), []);
        var loader = new SpeechLoader(
            configuration, Options.Create(new SpeechOptions()), Options.Create(new EnginesOptions()), NullLogger<SpeechLoader>.Instance);

        using var loaded = loader.Load();

        loaded.Problem.ShouldNotBeNull().ShouldContain("models pull");
    }

    [Fact]
    public void Load_BrokenModel_SaysWhatIsWrong()
    {
        using var folder = new TemporaryFolder();
        folder.Write("ggml-bad.bin", "nonsense");
        var configuration = AgentConfiguration.Load(folder.Write("a.json", "{}"), []);
        var loader = new SpeechLoader(
            configuration,
            Options.Create(new SpeechOptions { Model = "ggml-bad.bin" }),
            Options.Create(new EnginesOptions { Speech = EnginesOptions.BuiltIn }),
            NullLogger<SpeechLoader>.Instance);

        using var loaded = loader.Load();

        loaded.Problem.ShouldNotBeNull().ShouldContain("ggml-bad.bin can't be loaded");
    }

    [Fact]
    public void LoadDetector_FileOfNobody_SaysWhatEveryEngineSays()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("ggml-silero.bin", "nonsense");

        var error = Should.Throw<Engines.ModelFileException>(() => SpeechEngine.LoadDetector(path, new(), NullLogger.Instance));

        error.Message.Contains("Nor can built-in", StringComparison.Ordinal).ShouldBe(EngineSet.HasPackages);
    }

    [Fact]
    public void Build_WithoutAMicrophone_HasNothingOfIt()
    {
        using var host = AgentHost.Build(
            AgentConfiguration.Load(RepositoryRoot.Find("appsettings.json"), []), new(TextReader.Null, IsTerminal: false), new(TextWriter.Null, IsTerminal: false));

        host.Services.GetService<ListenButton>().ShouldBeNull();
        host.Services.GetServices<IHostedService>().ShouldNotContain(service => service is VoiceService || service is VoiceTopics);
    }

    [Fact]
    public async Task Run_MicrophoneWithoutModel_TheAgentLivesOn()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("appsettings.json", File.ReadAllText(RepositoryRoot.Find("appsettings.json")));
        var output = new StringWriter { NewLine = "\n" };
        using var host = AgentHost.Build(
            AgentConfiguration.Load(path, ["Logging:LogLevel:Default=None", "Speech:Source=microphone"]),
            new(new StringReader("turn on the kitchen light\nexit\n"), IsTerminal: true),
            new(output, IsTerminal: true),
            services => services.AddSingleton<ICommandInterpreter>(Interpreter()));

        await host.RunAsync().WaitAsync(Longest);

        output.ToString().ShouldContain("Kitchen Light on.");
    }

    private static ScriptedInterpreter Interpreter() => new(_ => TestAgent.Calls(TestAgent.Call("light.turn_on", "light.kitchen")));

    private static async Task<(string[] Lines, ListenPlan Plan)> RunAsync(IAudioSource source, string text)
    {
        var output = new StringWriter { NewLine = "\n" };
        var plan = new ListenPlan(source);
        using var host = AgentHost.Build(
            AgentConfiguration.Load(RepositoryRoot.Find("appsettings.json"), ["Logging:LogLevel:Default=None", "Speech:Activation=always"]),
            new(TextReader.Null, IsTerminal: false),
            new(output, IsTerminal: false),
            services => services.AddSingleton<ICommandInterpreter>(Interpreter()).AddSingleton<SpeechLoader, ScriptedLoader>()
                .AddSingleton<ISpeechRecognizer>(new ScriptedRecognizer(() => text)),
            plan);
        await host.RunAsync().WaitAsync(Longest);
        return (output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), plan);
    }
}
