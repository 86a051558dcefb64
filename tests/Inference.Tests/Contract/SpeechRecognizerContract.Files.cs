using System.Text;
using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Tests.Support;
using HomeLLM.Engines.Inference.Whisper;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Contract;

/// <summary>Good files and bad ones.</summary>
public abstract partial class SpeechRecognizerContract
{
    private const string FirstTensor = "encoder.positional_embedding", LastTensor = "decoder.ln.bias";

    private static readonly WhisperSpec Tiny = new()
    {
        Type = GgmlTensorType.F16,
        Width = 16,
        Heads = 1,
        AudioLayers = 1,
        TextLayers = 1,
        NamedTokens = 300,
        AudioContext = 10,
        TextContext = 32,
    };

    [Fact]
    public void Load_File_GivesInfo()
    {
        using var english = Load(English);
        var info = english.Info;

        (info.Name, info.Kind, info.WeightType, info.IsMultilingual).ShouldBe(("model.bin", "unknown", "F16", false));
        info.Languages.ShouldBe(["en"]);
        (info.AudioContext, info.MaxPromptTokens).ShouldBe((1_500, 223));
        info.ParameterCount.ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public void Load_MultilingualFile_KnowsItsLanguages()
    {
        using var second = Load(Multilingual);
        using var third = Load(Multilingual with { VocabularySize = 51_866, Bands = 128 });

        (second.Info.IsMultilingual, third.Info.IsMultilingual).ShouldBe((true, true));
        second.Info.Languages.ShouldBe(WhisperLanguages.Codes[..99]);
        third.Info.Languages.ShouldBe(WhisperLanguages.Codes);
    }

    [Fact]
    public async Task Load_FileReplacedAfterwards_StillWorks()
    {
        var path = Write(Bytes(Multilingual));
        using var model = Load(path, threads: 1);
        File.WriteAllBytes(path, [1, 2, 3]);
        using var session = model.CreateSession();

        (await session.RecognizeAsync(TestSound.Syllables(1, 30_000), Once)).Text.ShouldNotBeEmpty();
    }

    [Fact]
    public void Load_MissingFile_Throws() => Should.Throw<FileNotFoundException>(() => Load(Path.Combine(_folder, "none.bin"), threads: 1));

    [Theory]
    [InlineData("")]
    [InlineData("lmgg")]
    [InlineData("GGUF\u0003\0\0\0 and so on")]
    [InlineData("{\"not\": \"a model\"}")]
    [InlineData("lmgg\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f")]
    public void Load_OtherFile_SaysSo(string content) => ShouldRefuse(Encoding.UTF8.GetBytes(content));

    [Fact]
    public void Load_VoiceActivityModel_SaysSo() => ShouldRefuse(SileroSpec.ToFile());

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    [InlineData(0.9999999)]
    public void Load_FileCutShort_SaysSo(double part) => ShouldRefuse(Bytes(Tiny)[..(int)(Bytes(Tiny).Length * part)]);

    [Fact]
    public void Load_WeightsMissing_SaysSo()
    {
        ShouldRefuse(Bytes(Tiny)[..Find(FirstTensor, dimensions: 2)]);
        ShouldRefuse(Bytes(Tiny)[..Find(LastTensor, dimensions: 1)]);
        ShouldRefuse([.. Bytes(Tiny), .. Bytes(Tiny)[Find(LastTensor, dimensions: 1)..]]);
    }

    [Theory]
    [InlineData(1, 51_863)] // vocabulary
    [InlineData(1, 51_867)]
    [InlineData(2, 0)] // audio context
    [InlineData(3, int.MaxValue)] // width
    [InlineData(4, 3)] // heads
    [InlineData(5, -1)] // layers
    [InlineData(6, 0)] // text context
    [InlineData(7, 32)] // the decoder's width
    [InlineData(9, 1_000_000)] // layers
    [InlineData(10, 81)] // bands
    [InlineData(12, 128)] // filters
    [InlineData(13, 257)]
    public void Load_HeaderFieldWrong_SaysSo(int field, int value)
    {
        byte[] file = [.. Bytes(Tiny)];
        BitConverter.GetBytes(value).CopyTo(file, 4 * field);

        ShouldRefuse(file);
    }

    [Fact]
    public void Load_BytesMangled_LoadsOrSaysSo()
    {
        var random = new SeededRandom(2);
        var refused = 0;
        for (var round = 0; round < 60; round++)
        {
            byte[] file = [.. Bytes(Tiny)];
            // Most of the damage where lengths and names are.
            var end = round % 3 == 0 ? file.Length : 70_000;
            for (var i = 0; i <= round % 8; i++) file[random.Next(end)] = (byte)random.Next();
            try
            {
                Load(Write(file), threads: 1).Dispose();
            }
            catch (ModelFileException exception)
            {
                exception.Message.ShouldNotBeNullOrWhiteSpace();
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(2);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65)]
    public void Load_ThreadsOutOfRange_Throws(int threads)
    {
        var path = Write(Bytes(Tiny));

        Should.Throw<ArgumentOutOfRangeException>(() => Load(path, threads));
    }

    private protected void ShouldRefuse(byte[] file) =>
        Should.Throw<ModelFileException>(() => Load(Write(file), threads: 1)).Message.ShouldNotBeNullOrWhiteSpace();

    /// <summary>Where a tensor of the tiny model begins: dimensions, length of the name, type and shape stand before its name.</summary>
    private static int Find(string tensor, int dimensions) =>
        Bytes(Tiny).AsSpan().IndexOf(Encoding.UTF8.GetBytes(tensor)) - (sizeof(int) * (3 + dimensions));
}
