using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Interpreting;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Interpreting;

public sealed class InterpreterLoaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private InterpreterLoader? _loader;

    public void Dispose()
    {
        _loader?.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Load_NoModelAnywhere_SaysWhereOneBelongs()
    {
        var loaded = Load("");

        loaded.Problem.ShouldNotBeNull().ShouldContain("models");
        loaded.Problem.ShouldContain("Model:Path");
        Says(loaded).ShouldContain("no language model");
    }

    [Fact]
    public void Load_NamedFileMissing_NamesIt() => Load("elsewhere.gguf").Problem.ShouldNotBeNull().ShouldContain(_folder.PathOf("elsewhere.gguf"));

    [Theory]
    [InlineData("")]
    [InlineData("GGUF")]
    [InlineData("GGUF\u0003\0\0\0")]
    [InlineData("PK\u0003\u0004 this is a zip file of quite another kind, as anybody can see")]
    public void Load_DamagedFile_SaysSoAndLivesOn(string content)
    {
        _folder.Write("m.gguf", content);

        var loaded = Load("m.gguf");

        loaded.Problem.ShouldNotBeNull().ShouldContain(_folder.PathOf("m.gguf"));
        loaded.Model.ShouldBeNull();
        Says(loaded).ShouldContain("doctor");
    }

    [Fact]
    public void Load_ShippedModel_IsAskedWithLabels()
    {
        var loaded = LoadAs(RepositoryRoot.Find("appsettings.json"), "");

        loaded.Problem.ShouldBeNull();
        loaded.Profile.ShouldBe("homellm");
        loaded.Interpreter.Interpret("turn on the porch light", null, HomeSketch.Draw("light.porch: Porch Light"), history: null, CancellationToken.None)
            .Calls.Single().EntityIds.Single().ToString().ShouldBe("light.porch");
    }

    private static string Says(LoadedInterpreter loaded) =>
        loaded.Interpreter.Interpret("hello", null, DeviceRegistry.HomeSnapshot.Empty, history: null, CancellationToken.None).Failure.ShouldNotBeNull();

    private LoadedInterpreter Load(string path) => LoadAs(_folder.Write("appsettings.json", "{}"), path);

    private LoadedInterpreter LoadAs(string configuration, string path)
    {
        _loader = new InterpreterLoader(
            AgentConfiguration.Load(configuration, []),
            Options.Create(new ModelOptions { Path = path, Threads = 1 }),
            Options.Create(new PromptOptions()),
            TimeProvider.System,
            NullLogger<InterpreterLoader>.Instance);
        return _loader.Load();
    }
}
