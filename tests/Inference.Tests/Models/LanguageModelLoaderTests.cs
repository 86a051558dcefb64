using HomeLLM.Engines.Inference.Gguf;
using HomeLLM.Engines.Inference.Tests.Support;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Models;

public sealed class LanguageModelLoaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("homellm-loader-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("GG", "2 bytes")]
    [InlineData("{\"not\": \"a model\"}", "7B-22-6E-6F")]
    public void Load_OtherFile_SaysWhatItFound(string content, string found)
    {
        var path = Write(System.Text.Encoding.UTF8.GetBytes(content));

        var error = Should.Throw<GgufFormatException>(() => LanguageModelLoader.Load(path, new LanguageModelOptions()));

        error.Where.ShouldStartWith("header");
        error.Found.ShouldContain(found);
    }

    private string Write(byte[] content)
    {
        var path = Path.Combine(_folder, "model.gguf");
        File.WriteAllBytes(path, content);
        return path;
    }
}
