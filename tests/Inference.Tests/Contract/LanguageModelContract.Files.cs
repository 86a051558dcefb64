using System.Text;
using HomeLLM.Engines.Inference.Tests.Support;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Contract;

/// <summary>Good files and bad ones.</summary>
public abstract partial class LanguageModelContract
{
    [Fact]
    public void Load_File_GivesInfoAndVocabulary()
    {
        using var model = Load(new ModelSpec());

        model.Info.Name.ShouldBe("random");
        model.Info.Architecture.ShouldBe("llama");
        model.Info.ContextLength.ShouldBe(256);
        model.Info.ChatTemplate.ShouldBeNull();
        model.Info.Metadata["llama.rope.freq_base"].ShouldBe("10000");
        model.Info.Metadata["llama.block_count"].ShouldBe("2");
        model.Info.Metadata["tokenizer.ggml.add_bos_token"].ShouldBe("true");
        model.Info.Metadata.Keys.ShouldNotContain("tokenizer.ggml.tokens");
        model.Info.ParameterCount.ShouldBe((TestVocabularies.SentencePieceSize * 64) + 64 + (2 * ((4 * 64 * 64) + (3 * 64 * 96) + (2 * 64))));
        model.Vocabulary.BeginOfText.ShouldBe(1);
        model.Vocabulary.AddsBeginOfText.ShouldBeTrue();
        model.Vocabulary.EndOfText.ShouldBe(2);
        model.Vocabulary.IsEndOfGeneration(2).ShouldBeTrue();
    }

    [Fact]
    public void Load_FileReplacedAfterwards_StillWorks()
    {
        var path = Write(new ModelSpec().ToGguf());
        using var model = Load(path, threads: 1);
        File.WriteAllBytes(path, [1, 2, 3]);
        using var context = model.CreateContext(8);

        context.Evaluate([1, 2, 3], new float[model.Vocabulary.Size]);
        context.Position.ShouldBe(3);
    }

    [Fact]
    public void Load_MissingFile_Throws() => Should.Throw<FileNotFoundException>(() => Load(Path.Combine(_folder, "none.gguf"), threads: 1));

    [Theory]
    [InlineData("")]
    [InlineData("GG")]
    [InlineData("GGUF\u0003\0\0\0")]
    [InlineData("{\"not\": \"a model\"}")]
    [InlineData("PK\u0003\u0004 this is a zip file of quite another kind, as anybody can see")]
    public void Load_OtherFile_SaysSo(string content)
    {
        var path = Write(Encoding.UTF8.GetBytes(content));

        Should.Throw<ModelFileException>(() => Load(path, threads: 1)).Message.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void Load_FileCutShort_SaysSo(double part)
    {
        var whole = new ModelSpec().ToGguf();

        Should.Throw<ModelFileException>(() => Load(Write(whole[..(int)(whole.Length * part)]), threads: 1));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65)]
    public void Load_ThreadsOutOfRange_Throws(int threads)
    {
        var path = Write(new ModelSpec().ToGguf());

        Should.Throw<ArgumentOutOfRangeException>(() => Load(path, threads));
    }
}
