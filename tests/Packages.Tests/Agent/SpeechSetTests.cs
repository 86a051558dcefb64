using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Tests.Support;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Voice.Doctor;
using HomeLLM.HomeAgent.Voice.Listening;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;

namespace HomeLLM.Packages.Tests.Agent;

/// <summary>Who hears for the agent, by what is configured and what lies in the folder of models.</summary>
public sealed class SpeechSetTests : IDisposable
{
    private static readonly WhisperSpec Whisper = new() { Type = GgmlTensorType.F16, Width = 32, AudioLayers = 1, TextLayers = 1 };

    private readonly string _folder = Directory.CreateTempSubdirectory("homellm-hears-").FullName;

    public SpeechSetTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "models"));
        File.WriteAllText(Path.Combine(_folder, "a.json"), "{}");
        Write("ggml-tiny.en.bin", Whisper.ToFile());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Load_NoDetectorFile_TakesTheBuiltInDetector()
    {
        using var loaded = Load();

        loaded.Problem.ShouldBeNull();
        loaded.Engine!.Name.ShouldBe(EngineChoice.WhisperNet);
        loaded.Activity.ShouldStartWith("built-in (there is no");
        loaded.Detector!.Process(new float[512]).ShouldBeLessThan(0.5f);
    }

    [Theory]
    [InlineData("auto", "auto", "Silero by Whisper.net (auto")]
    [InlineData("silero", "whisper.net", "Silero by Whisper.net (as configured)")]
    [InlineData("auto", "builtin", "Silero by built-in (as configured)")]
    [InlineData("builtin", "auto", "built-in (as configured)")]
    public void Load_DetectorFile_IsHeardThroughTheEngineOfSpeech(string detector, string engine, string expected)
    {
        Write("ggml-silero-v6.2.0.bin", SileroSpec.ToFile());

        using var loaded = Load($"Speech:Detector={detector}", $"Engines:Speech={engine}");

        loaded.Problem.ShouldBeNull();
        loaded.Activity.ShouldStartWith(expected);
        loaded.Path.ShouldEndWith("ggml-tiny.en.bin");
        loaded.Detector!.Process(new float[512]).ShouldBeInRange(0, 1);
    }

    [Fact]
    public void Load_FileThatWhisperCppCannotCompute_IsHeardByTheOther()
    {
        Write("ggml-tiny.en.bin", (Whisper with { Type = GgmlTensorType.F32 }).ToFile());

        using var automatic = Load();
        using var configured = Load("Engines:Speech=whisper.net");

        automatic.Engine!.ToString().ShouldStartWith("built-in (auto: Whisper.net can't");
        configured.Problem.ShouldNotBeNull().ShouldContain("F32");
    }

    [Fact]
    public void Load_DetectorConfiguredButNotThere_SaysWhatToDo()
    {
        using var loaded = Load("Speech:Detector=silero");

        loaded.Problem.ShouldNotBeNull().ShouldContain("Speech:DetectorModel");
    }

    [Fact]
    public async Task CheckRecognizer_BothFiles_SaysWhoHearsAndWhy()
    {
        Write("ggml-silero-v6.2.0.bin", SileroSpec.ToFile());

        var finding = await SpeechCheck.CheckRecognizerAsync(Configuration());

        finding.Text.ShouldContain("by Whisper.net (auto takes it where it is compiled in)");
        finding.Text.ShouldContain("voice activity: Silero by Whisper.net (auto");
    }

    private AgentConfiguration Configuration(params string[] settings) => AgentConfiguration.Load(Path.Combine(_folder, "a.json"), settings);

    private LoadedSpeech Load(params string[] settings)
    {
        var configuration = Configuration(settings);
        configuration.Errors.ShouldBeEmpty();
        return new SpeechLoader(
            configuration,
            Options.Create(configuration.Get<SpeechOptions>(SpeechOptions.Section)),
            Options.Create(configuration.Get<EnginesOptions>(EnginesOptions.Section)),
            NullLogger<SpeechLoader>.Instance).Load();
    }

    private void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(_folder, "models", name), content);
}
