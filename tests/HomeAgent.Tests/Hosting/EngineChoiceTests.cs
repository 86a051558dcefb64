using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Doctor;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Hosting;

/// <summary>In both engine sets: what can't be chosen in this one must be refused.</summary>
public sealed class EngineChoiceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("LanguageModel", "auto", true)]
    [InlineData("LanguageModel", "BuiltIn", true)]
    [InlineData("LanguageModel", "mqttnet", false)]
    [InlineData("LanguageModel", "", false)]
    [InlineData("Speech", "builtin", true)]
    [InlineData("Speech", "llamasharp", false)]
    [InlineData("Mqtt", "AUTO", true)]
    [InlineData("Mqtt", "hivemq", false)]
    public void Load_EngineName_IsChecked(string key, string name, bool isGood) => Errors(key, name).IsEmpty.ShouldBe(isGood);

    [Theory]
    [InlineData("LanguageModel", "LLamaSharp")]
    [InlineData("Speech", "Whisper.net")]
    [InlineData("Mqtt", "MQTTnet")]
    public void Load_PackageEngine_IsGoodWhereItIsCompiledIn(string key, string name)
    {
        var errors = Errors(key, name);

        errors.IsEmpty.ShouldBe(EngineSet.HasPackages);
        if (!EngineSet.HasPackages) errors.Single().Message.ShouldContain("not compiled into this program");
    }

    [Fact]
    public void Choose_Mqtt_TakesWhatIsConfigured()
    {
        MqttEngine.Choose(new() { Mqtt = "builtin" }).Name.ShouldBe(EngineChoice.BuiltIn);
        MqttEngine.Choose(new()).Name.ShouldBe(EngineSet.HasPackages ? EngineChoice.MqttNet : EngineChoice.BuiltIn);
    }

    [Fact]
    public void Choose_Speech_TakesWhatIsConfigured()
    {
        SpeechEngine.Choose(new() { Speech = "builtin" }).Name.ShouldBe(EngineChoice.BuiltIn);
        SpeechEngine.Choose(new()).Name.ShouldBe(EngineSet.HasPackages ? EngineChoice.WhisperNet : EngineChoice.BuiltIn);
    }

    [Fact]
    public void CheckEngines_BrokenName_IsNotFine()
    {
        var finding = Checks.CheckEngines(AgentConfiguration.Load(_folder.Write("a.json", "{}"), ["Engines:Mqtt=other"]));

        finding.IsFine.ShouldBeFalse();
    }

    [Fact]
    public void Choose_LanguageModel_GoesByTheFilesSize()
    {
        var small = _folder.Write("small.gguf", "GGUF");
        var large = _folder.PathOf("large.gguf");
        using (var file = File.Create(large)) file.SetLength(LanguageModelEngine.MaxBuiltInBytes + 1);

        LanguageModelEngine.Choose(new(), small).Name.ShouldBe(EngineChoice.BuiltIn);
        LanguageModelEngine.Choose(new(), large).Name.ShouldBe(EngineSet.HasPackages ? EngineChoice.LlamaSharp : EngineChoice.BuiltIn);
        LanguageModelEngine.Choose(new() { LanguageModel = "BuiltIn" }, large).Name.ShouldBe(EngineChoice.BuiltIn);
    }

    [Fact]
    public void Load_ShippedModel_RunsOnTheBuiltInEngine()
    {
        var path = Directory.EnumerateFiles(RepositoryRoot.Find("models"), "homellm-*.gguf").Max()!;

        var (model, choice) = LanguageModelEngine.Load(path, new(), new() { Threads = 1 }, NullLogger.Instance);

        model.Dispose();
        choice.Name.ShouldBe(EngineChoice.BuiltIn);
    }

    [Fact]
    public void Load_NobodysModel_SaysWhatEveryEngineSays()
    {
        var path = _folder.Write("m.gguf", "this is no model at all, but a text");

        var error = Should.Throw<Engines.ModelFileException>(() => LanguageModelEngine.Load(path, new(), new(), NullLogger.Instance));

        error.Message.Contains("Nor can LLamaSharp", StringComparison.Ordinal).ShouldBe(EngineSet.HasPackages);
    }

    [Fact]
    public async Task CheckModel_ShippedModel_SaysWhichEngineAndWhy()
    {
        var configuration = AgentConfiguration.Load(RepositoryRoot.Find("appsettings.json"), ["Engines:LanguageModel=builtin", "Engines:Mqtt=builtin"]);

        (await Checks.CheckModelAsync(configuration)).Text.ShouldContain("by built-in (as configured)");
        var engines = Checks.CheckEngines(configuration).Text;
        engines.ShouldStartWith(EngineSet.HasPackages ? "Packages" : "BuiltIn");
        engines.ShouldContain("MQTT: built-in (as configured)");
    }

    private System.Collections.Immutable.ImmutableArray<ConfigurationError> Errors(string key, string name) =>
        AgentConfiguration.Load(_folder.Write("a.json", "{}"), [$"Engines:{key}={name}"]).Errors;
}
