using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Gguf;
using HomeLLM.Engines.Inference.Tests.Support;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Whisper;

/// <summary>Files that are cut short, mangled or of another kind are refused with where and what, and nothing else happens.</summary>
public class WhisperRejectionTests
{
    private static readonly WhisperSpec Spec = new()
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

    private static readonly Lazy<byte[]> Good = new(Spec.ToFile);

    [Fact]
    public void Load_CutAnywhere_SaysWhere()
    {
        var random = new SeededRandom(1);
        var lengths = Enumerable.Range(0, 400).Concat(Enumerable.Range(0, 60).Select(_ => random.Next(Good.Value.Length))).Append(Good.Value.Length - 1);
        foreach (var length in lengths)
        {
            Should.Throw<GgmlFormatException>(() => Load(Good.Value.AsSpan(0, length).ToArray())).Where.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Load_BytesMangled_LoadsOrSaysWhere()
    {
        var random = new SeededRandom(2);
        var refused = 0;
        for (var round = 0; round < 150; round++)
        {
            byte[] file = [.. Good.Value];
            // Most of the damage where lengths and names are.
            var end = round % 3 == 0 ? file.Length : 70_000;
            for (var i = 0; i <= round % 8; i++)
            {
                file[random.Next(end)] = (byte)random.Next();
            }

            refused += LoadsOrThrowsTyped(file) ? 0 : 1;
        }

        refused.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Load_RandomBytes_SaysWhere()
    {
        var random = new SeededRandom(3);
        for (var round = 0; round < 200; round++)
        {
            var bytes = new byte[random.Next(3_000)];
            foreach (ref var b in bytes.AsSpan())
            {
                b = (byte)random.Next();
            }

            // Half of them with a good beginning.
            if (round % 2 == 0 && bytes.Length >= 48)
            {
                Good.Value.AsSpan(0, 48).CopyTo(bytes);
            }

            Should.Throw<GgmlFormatException>(() => Load(bytes));
        }
    }

    [Theory]
    [InlineData(0, 0x46554747, "header")] // GGUF
    [InlineData(1, 51_863, "n_vocab")]
    [InlineData(1, 51_867, "n_vocab")]
    [InlineData(2, 0, "n_audio_ctx")]
    [InlineData(2, 1_501, "n_audio_ctx")]
    [InlineData(3, int.MaxValue, "n_audio_state")]
    [InlineData(4, 2, "n_audio_head")]
    [InlineData(5, -1, "n_audio_layer")]
    [InlineData(6, 0, "n_text_ctx")]
    [InlineData(7, 32, "n_text_state")]
    [InlineData(8, 2, "n_text_head")]
    [InlineData(9, 1_000_000, "n_text_layer")]
    [InlineData(10, 81, "n_mels")]
    [InlineData(12, 128, "mel filters")]
    [InlineData(13, 257, "mel filters")]
    public void Load_HeaderFieldWrong_SaysWhich(int field, int value, string where)
    {
        byte[] file = [.. Good.Value];
        BitConverter.GetBytes(value).CopyTo(file, 4 * field);

        Should.Throw<GgmlFormatException>(() => Load(file)).Where.ShouldStartWith(where);
    }

    [Fact]
    public void Load_TokenCountWrong_SaysSo()
    {
        const int at = 4 * (14 + (80 * 201));
        foreach (var count in new[] { -1, 51_865, int.MaxValue })
        {
            byte[] file = [.. Good.Value];
            BitConverter.GetBytes(count).CopyTo(file, at);

            Should.Throw<GgmlFormatException>(() => Load(file)).Where.ShouldStartWith("number of tokens");
        }
    }

    [Fact]
    public void Load_FilterNotFinite_SaysSo()
    {
        byte[] file = [.. Good.Value];
        BitConverter.GetBytes(float.NaN).CopyTo(file, 4 * 20);

        Should.Throw<GgmlFormatException>(() => Load(file)).Expected.ShouldBe("finite weights");
    }

    [Fact]
    public void Load_TensorMissingUnknownOrTwice_NamesIt()
    {
        var body = Good.Value.AsSpan(0, Find(Good.Value, "decoder.ln.bias")).ToArray();

        Should.Throw<GgmlFormatException>(() => Load(body)).Where.ShouldBe("decoder.ln.bias");
        Should.Throw<GgmlFormatException>(() => Load(Append(Good.Value, "decoder.ln.extra", GgmlTensorType.F32, 16))).Where.ShouldBe("decoder.ln.extra");
        Should.Throw<GgmlFormatException>(() => Load(Append(Good.Value, "decoder.ln.bias", GgmlTensorType.F32, 16))).Found.ShouldBe("decoder.ln.bias");
    }

    [Fact]
    public void Load_TensorOfAnotherShapeOrType_NamesIt()
    {
        var body = Good.Value.AsSpan(0, Find(Good.Value, "decoder.ln.bias")).ToArray();

        Should.Throw<GgmlFormatException>(() => Load(Append(body, "decoder.ln.bias", GgmlTensorType.F32, 17))).Message
            .ShouldBe("ggml file, decoder.ln.bias: expected shape [16]; found [17].");
        Should.Throw<GgmlFormatException>(() => Load(Append(body, "decoder.ln.bias", GgmlTensorType.Q8_0, 32))).Where.ShouldBe("decoder.ln.bias");
        var unknown = new GgmlWriter().Int32(1, 3, 12, 256).ToArray()[4..];
        Should.Throw<GgmlFormatException>(() => Load([.. body, .. unknown, .. "abc"u8])).Found.ShouldBe("Q4_K (type 12)");
        var odd = new GgmlWriter().Int32(1, 3, 8, 33).ToArray()[4..];
        Should.Throw<GgmlFormatException>(() => Load([.. body, .. odd, .. "abc"u8])).Expected.ShouldBe("rows of whole blocks of 32");
    }

    [Fact]
    public void Load_WeightsNotFinite_SaysWhichTensor()
    {
        foreach (var type in new[] { GgmlTensorType.F32, GgmlTensorType.F16, GgmlTensorType.Q5_0, GgmlTensorType.Q5_1, GgmlTensorType.Q8_0 })
        {
            var file = (Spec with { Type = type, Width = 32, Heads = 2 }).ToFile();
            var at = Find(file, "decoder.blocks.0.mlp.0.weight") + 20 + "decoder.blocks.0.mlp.0.weight".Length;
            file.AsSpan(at, 64).Fill(0xFF);

            var error = Should.Throw<GgmlFormatException>(() => Load(file));

            error.Where.ShouldBe("decoder.blocks.0.mlp.0.weight");
            error.Expected.ShouldBe("finite weights");
        }
    }

    [Fact]
    public void Load_FileMissingOrEmpty_SaysSo()
    {
        var path = Path.GetTempFileName();
        try
        {
            Should.Throw<GgmlFormatException>(() => SpeechRecognizerLoader.Load(path, new SpeechRecognizerOptions())).Found.ShouldBe("an empty file");
            File.WriteAllBytes(path, Good.Value);
            using var model = SpeechRecognizerLoader.Load(path, new SpeechRecognizerOptions(1));
            model.Info.Name.ShouldBe(Path.GetFileName(path));
            Should.Throw<ArgumentOutOfRangeException>(() => SpeechRecognizerLoader.Load(path, new SpeechRecognizerOptions(65)));
        }
        finally
        {
            File.Delete(path);
        }

        Should.Throw<IOException>(() => SpeechRecognizerLoader.Load(path, new SpeechRecognizerOptions()));
    }

    // Where a tensor's entry begins: its name, less what stands before it for one or two dimensions.
    private static int Find(byte[] file, string name)
    {
        var at = file.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(name));
        var dimensions = name.EndsWith("bias", StringComparison.Ordinal) ? 1 : 2;
        return at - (4 * (3 + dimensions));
    }

    private static byte[] Append(byte[] file, string name, GgmlTensorType type, int length) =>
        [.. file, .. new GgmlWriter().Tensor(name, type, new float[length], length).ToArray()[4..]];

    private static bool LoadsOrThrowsTyped(byte[] file)
    {
        try
        {
            Load(file);
            return true;
        }
        catch (GgmlFormatException)
        {
            return false;
        }
    }

    private static void Load(byte[] bytes)
    {
        using var file = GgmlFile.Read(GgufSource.Copy(bytes));
        using var model = SpeechRecognizerLoader.Load(file, "test.bin", new SpeechRecognizerOptions(1));
        using var session = model.CreateSession();
        _ = session.RecognizeAsync(new float[3_200], new SpeechRecognitionOptions { MaxTokens = 1, TemperatureStep = 0 }).GetAwaiter().GetResult();
    }
}
