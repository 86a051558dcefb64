using HomeLLM.Engines;
using HomeLLM.Engines.Inference.Tests.Support;
using HomeLLM.Engines.Packages.LanguageModels;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace HomeLLM.Packages.Tests.LanguageModels;

public sealed class LlamaSharpLoaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("homellm-llamasharp-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Load_VocabularyWithoutBytes_IsRefused()
    {
        var path = Write(TestVocabularies.Tiny([("<unk>", 2), ("<s>", 3), ("</s>", 3), ("a", 1)]).ToGguf());

        Should.Throw<ModelFileException>(() => LlamaSharpLoader.Load(path, new LlamaSharpOptions(1), NullLogger.Instance))
            .Message.ShouldContain("0 byte tokens");
    }

    [Fact]
    public void Load_NotAModel_TellsWhatLlamaCppSays()
    {
        var path = Write("this is no model at all, but a text"u8.ToArray());

        var message = Should.Throw<ModelFileException>(() => LlamaSharpLoader.Load(path, new LlamaSharpOptions(1), NullLogger.Instance)).Message;

        message.ShouldContain(path);
        message.ShouldContain("magic");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10_001)]
    public void Load_GpuLayersOutOfRange_Throws(int layers)
    {
        var path = Write(new ModelSpec().ToGguf());

        Should.Throw<ArgumentOutOfRangeException>(() => LlamaSharpLoader.Load(path, new LlamaSharpOptions(1, layers), NullLogger.Instance));
    }

    private string Write(byte[] content)
    {
        var path = Path.Combine(_folder, "model.gguf");
        File.WriteAllBytes(path, content);
        return path;
    }
}
