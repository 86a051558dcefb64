using HomeLLM.Engines.Inference.Gguf;
using HomeLLM.Engines.Inference.Tests.Support;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Models;

public sealed class LanguageModelLoaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("homellm-loader-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Load_File_GivesInfoAndVocabulary()
    {
        using var model = LanguageModelLoader.Load(Write(new ModelSpec().ToGguf()), new LanguageModelOptions(1));

        model.Info.Name.ShouldBe("random");
        model.Info.Architecture.ShouldBe("llama");
        model.Info.ContextLength.ShouldBe(256);
        model.Info.ChatTemplate.ShouldBeNull();
        model.Info.Metadata["llama.rope.freq_base"].ShouldBe("10000");
        model.Info.Metadata.Keys.ShouldNotContain("tokenizer.ggml.tokens");
        model.Info.ParameterCount.ShouldBeGreaterThan(2 * 64 * 64 * 4);
        model.Vocabulary.BeginOfText.ShouldBe(1);
        model.Vocabulary.AddsBeginOfText.ShouldBeTrue();
        model.Vocabulary.EndOfText.ShouldBe(2);
        model.Vocabulary.IsEndOfGeneration(2).ShouldBeTrue();
    }

    [Fact]
    public void Load_FileReplacedAfterwards_StillWorks()
    {
        var path = Write(new ModelSpec().ToGguf());
        using var model = LanguageModelLoader.Load(path, new LanguageModelOptions(1));
        File.WriteAllBytes(path, [1, 2, 3]);
        using var context = model.CreateContext(8);

        context.Evaluate([1, 2, 3], new float[model.Vocabulary.Size]);
    }

    [Fact]
    public void Load_MissingFile_Throws() =>
        Should.Throw<FileNotFoundException>(() => LanguageModelLoader.Load(Path.Combine(_folder, "none.gguf"), new LanguageModelOptions()));

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

    [Theory]
    [InlineData(-1)]
    [InlineData(65)]
    public void Load_ThreadsOutOfRange_Throws(int threads) =>
        Should.Throw<ArgumentOutOfRangeException>(() => LanguageModelLoader.Load(Write([]), new LanguageModelOptions(threads)));

    private string Write(byte[] content)
    {
        var path = Path.Combine(_folder, "model.gguf");
        File.WriteAllBytes(path, content);
        return path;
    }
}
