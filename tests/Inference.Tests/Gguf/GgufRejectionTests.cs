using System.Text;
using HomeLLM.Engines.Inference.Gguf;
using HomeLLM.Engines.Inference.Tests.Support;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Gguf;

public class GgufRejectionTests
{
    private static readonly ModelSpec Spec = new()
    {
        Layers = 1,
        Embedding = 32,
        FeedForward = 32,
        Heads = 2,
        KeyValueHeads = 1,
        Type = GgufTensorType.Q8_0,
        RopeFactors = true,
        RopeScaling = 2,
    };

    private static readonly Dictionary<string, Action<GgufWriter>> Wrongs = new(StringComparer.Ordinal)
    {
        ["general.alignment"] = writer => writer.UInt32("general.alignment", 24),
        ["llama.expert_count"] = writer => writer.UInt32("llama.expert_count", 8),
        ["llama.rope.scaling.type"] = writer => writer.Text("llama.rope.scaling.type", "longrope"),
        ["blk.0.attn_q.bias"] = writer => writer.Tensor("blk.0.attn_q.bias", GgufTensorType.F32, new float[32], 32),
        ["nested"] = writer => writer.Key("nested", GgufValueType.Array, stream => stream.Write([9, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0])),
        ["unknown"] = writer => writer.Key("unknown", (GgufValueType)77, _ => { }),
        ["flag"] = writer => writer.Key("flag", GgufValueType.Bool, stream => stream.WriteByte(2)),
        ["huge"] = writer => writer.Key("huge", GgufValueType.Text, stream => stream.Write([0, 0, 0, 0, 0, 0, 0, 0x80])),
    };

    [Fact]
    public void Load_CutShortAnywhere_ThrowsTyped()
    {
        var file = Spec.ToGguf();

        // Every length of the front; the rest in steps.
        for (var length = 0; length < file.Length; length += length < 2_000 ? 1 : 97)
        {
            Should.Throw<GgufFormatException>(() => Load(file.AsSpan(0, length)), $"{length} of {file.Length} bytes");
        }
    }

    [Fact]
    public void Load_BytesChangedAtRandom_LoadsOrThrowsTyped()
    {
        var file = Spec.ToGguf();
        var random = new SeededRandom(99);
        var headerLength = file.Length - (file.Length / 2);
        var rejected = 0;
        for (var round = 0; round < 1_500; round++)
        {
            var changed = file.ToArray();
            for (var i = random.Next(4); i >= 0; i--)
            {
                // Lengths, types and counts are what hurts: the front more often than the rest, big numbers more often than others.
                var at = random.Next(round % 3 == 0 ? 2_500 : headerLength);
                changed[at] = random.Next(3) switch { 0 => 0xFF, 1 => 0x7F, _ => (byte)random.Next(256) };
            }

            rejected += LoadsOrThrowsTyped(changed) ? 0 : 1;
        }

        rejected.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Load_AnyBytes_ThrowsTyped()
    {
        var random = new SeededRandom(3);
        for (var round = 0; round < 300; round++)
        {
            var bytes = new byte[random.Next(400)];
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)random.Next(256);
            }

            // Half of them with a good beginning: magic and version, then few tensors and keys.
            if (round % 2 == 0 && bytes.Length >= 24)
            {
                "GGUF\x03\0\0\0"u8.CopyTo(bytes);
                bytes.AsSpan(8, 16).Clear();
                bytes[8] = (byte)random.Next(4);
                bytes[16] = (byte)random.Next(4);
            }

            Should.Throw<GgufFormatException>(() => Load(bytes));
        }
    }

    [Theory]
    [InlineData(4, 2u, "version")]
    [InlineData(4, 0x03000000u, "version")]
    [InlineData(8, 0xFFFFFFFFu, "tensor count")]
    [InlineData(16, 0x7FFFFFFFu, "metadata count")]
    public void Load_HeaderFieldWrong_SaysWhere(int offset, uint value, string where)
    {
        var file = Spec.ToGguf();
        BitConverter.GetBytes(value).CopyTo(file, offset);

        Should.Throw<GgufFormatException>(() => Load(file)).Where.ShouldStartWith(where);
    }

    [Fact]
    public void Load_AnotherArchitecture_SaysSo()
    {
        var file = new GgufWriter().Text("general.architecture", "mamba").ToArray();

        var error = Should.Throw<GgufFormatException>(() => Load(file));

        error.Message.ShouldBe("GGUF, general.architecture: expected llama; found mamba.");
    }

    [Theory]
    [InlineData("general.alignment")]
    [InlineData("llama.expert_count")]
    [InlineData("llama.rope.scaling.type")]
    [InlineData("blk.0.attn_q.bias")]
    [InlineData("nested")]
    [InlineData("unknown")]
    [InlineData("flag")]
    [InlineData("huge")]
    public void Load_SomethingWrongAdded_SaysWhere(string where)
    {
        var model = Spec with
        {
            RopeScaling = 1,
            RopeFactors = false,
            Vocabulary = writer =>
            {
                TestVocabularies.WriteSentencePiece(writer);
                Wrongs[where](writer);
            },
        };

        Should.Throw<GgufFormatException>(() => Load(model.ToGguf())).Where.ShouldStartWith(where);
    }

    [Fact]
    public void Load_KeyGivenTwice_SaysSo()
    {
        var file = new GgufWriter().Text("general.name", "a").Text("general.name", "b").ToArray();

        Should.Throw<GgufFormatException>(() => Load(file)).Found.ShouldBe("general.name again");
    }

    [Fact]
    public void Load_KeyOfAnotherType_SaysSo()
    {
        var file = WithVocabulary(writer => WriteTokens(writer, ["a"], [0f]).Text("tokenizer.ggml.eos_token_id", "2"));

        Should.Throw<GgufFormatException>(() => Load(file)).Message
            .ShouldBe("GGUF, tokenizer.ggml.eos_token_id: expected an integer; found the text \"2\".");
    }

    [Fact]
    public void Load_WeightsNotFinite_SaysWhichTensor()
    {
        foreach (var type in new[] { GgufTensorType.F32, GgufTensorType.F16, GgufTensorType.BF16, GgufTensorType.Q8_0 })
        {
            var file = (Spec with { Type = type, RopeFactors = false }).ToGguf();
            // The last tensor is output_norm; 0xFF everywhere before it is a NaN in each type.
            file.AsSpan(file.Length - 700, 200).Fill(0xFF);

            var error = Should.Throw<GgufFormatException>(() => Load(file));

            error.Where.ShouldBe("blk.0.ffn_down.weight");
            error.Expected.ShouldBe("finite weights");
        }
    }

    [Fact]
    public void Load_UnsupportedType_NamesIt()
    {
        var file = Spec.ToGguf();
        var name = Encoding.UTF8.GetBytes("blk.0.attn_q.weight");
        var at = file.AsSpan().IndexOf(name) + name.Length + 4 + 16;
        BitConverter.GetBytes(12u).CopyTo(file, at);

        var error = Should.Throw<GgufFormatException>(() => Load(file));

        error.Where.ShouldBe("blk.0.attn_q.weight");
        error.Found.ShouldBe("Q4_K (type 12)");
    }

    [Theory]
    [InlineData("bert", "tokenizer.ggml.model")]
    [InlineData("gpt2", "tokenizer.ggml.merges")]
    public void Load_OtherTokenizer_SaysSo(string model, string where)
    {
        var file = WithVocabulary(writer => writer.Text("tokenizer.ggml.model", model).Texts("tokenizer.ggml.tokens", [[65]]));

        Should.Throw<GgufFormatException>(() => Load(file)).Where.ShouldBe(where);
    }

    [Fact]
    public void Load_ScoresMissingOrTooFew_SaysSo()
    {
        Should.Throw<GgufFormatException>(() => Load(WithVocabulary(writer => WriteTokens(writer, ["a", "b"], [0f])))).Where.ShouldBe("tokenizer.ggml.scores");
        Should.Throw<GgufFormatException>(() => Load(WithVocabulary(writer => WriteTokens(writer, ["a"], [float.NaN])))).Where.ShouldBe("tokenizer.ggml.scores");
        Should.Throw<GgufFormatException>(() => Load(WithVocabulary(writer => WriteTokens(writer, ["a"], null)))).Where.ShouldBe("tokenizer.ggml.scores");
    }

    private static GgufWriter WriteTokens(GgufWriter writer, string[] tokens, float[]? scores)
    {
        writer.Text("tokenizer.ggml.model", "llama").Texts("tokenizer.ggml.tokens", [.. tokens.Select(Encoding.UTF8.GetBytes)]);
        return scores is null ? writer : writer.Numbers("tokenizer.ggml.scores", GgufValueType.Float32, scores);
    }

    private static byte[] WithVocabulary(Action<GgufWriter> vocabulary) => (Spec with { Vocabulary = vocabulary, VocabularySize = 1 }).ToGguf();

    private static bool LoadsOrThrowsTyped(byte[] file)
    {
        try
        {
            Load(file);
            return true;
        }
        catch (GgufFormatException)
        {
            return false;
        }
    }

    private static void Load(ReadOnlySpan<byte> bytes)
    {
        using var file = GgufFile.Read(GgufSource.Copy(bytes));
        using var model = LanguageModelLoader.Load(file, "test.gguf", new LanguageModelOptions(1));
        using var context = model.CreateContext(4);
        context.Evaluate([0], new float[model.Vocabulary.Size]);
    }

    private static void Load(byte[] bytes) => Load(bytes.AsSpan());
}
