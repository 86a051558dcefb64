using HomeLLM.Engines.Inference.Gguf;

namespace HomeLLM.Engines.Inference.Tests.Support;

/// <summary>A small random model of the llama architecture.</summary>
internal sealed record ModelSpec
{
    public ulong Seed { get; init; } = 1;

    public GgufTensorType Type { get; init; } = GgufTensorType.F32;

    /// <summary>Whether the weights, rounded to <see cref="Type"/>, are stored as F32.</summary>
    public bool Expanded { get; init; }

    public bool Tied { get; init; } = true;

    public int Layers { get; init; } = 2;

    public int Embedding { get; init; } = 64;

    public int FeedForward { get; init; } = 96;

    public int Heads { get; init; } = 4;

    public int KeyValueHeads { get; init; } = 4;

    public int HeadLength { get; init; } = 16;

    public int ContextLength { get; init; } = 256;

    public float RopeBase { get; init; } = 10_000;

    public float RopeScaling { get; init; } = 1;

    public bool RopeFactors { get; init; }

    /// <summary>Writes the vocabulary's keys.</summary>
    public Action<GgufWriter> Vocabulary { get; init; } = writer => TestVocabularies.WriteSentencePiece(writer);

    public int VocabularySize { get; init; } = TestVocabularies.SentencePieceSize;

    /// <summary>Adds unused tokens up to this size.</summary>
    public int PaddedVocabulary
    {
        init => (Vocabulary, VocabularySize) = (writer => TestVocabularies.WriteSentencePiece(writer, size: value), value);
    }

    /// <summary>The model as a GGUF file.</summary>
    public byte[] ToGguf()
    {
        var writer = new GgufWriter();
        WriteKeys(writer);
        Vocabulary(writer);
        WriteTensors(writer);
        return writer.ToArray();
    }

    /// <summary>The model, loaded.</summary>
    public ILanguageModel Load(int threads = 1)
    {
        using var file = GgufFile.Read(GgufSource.Copy(ToGguf()));
        return LanguageModelLoader.Load(file, "test.gguf", new LanguageModelOptions(threads));
    }

    private void WriteKeys(GgufWriter writer)
    {
        writer.Text("general.architecture", "llama")
            .Text("general.name", "random")
            .UInt32("llama.context_length", (uint)ContextLength)
            .UInt32("llama.block_count", (uint)Layers)
            .UInt32("llama.embedding_length", (uint)Embedding)
            .UInt32("llama.feed_forward_length", (uint)FeedForward)
            .UInt32("llama.attention.head_count", (uint)Heads)
            .UInt32("llama.attention.head_count_kv", (uint)KeyValueHeads)
            .UInt32("llama.attention.key_length", (uint)HeadLength)
            .UInt32("llama.attention.value_length", (uint)HeadLength)
            .UInt32("llama.rope.dimension_count", (uint)HeadLength)
            .Float32("llama.attention.layer_norm_rms_epsilon", 1e-5f)
            .Float32("llama.rope.freq_base", RopeBase);
        if (RopeScaling != 1)
        {
            writer.Text("llama.rope.scaling.type", "linear").Float32("llama.rope.scaling.factor", RopeScaling);
        }
    }

    private void WriteTensors(GgufWriter writer)
    {
        var random = new SeededRandom(Seed);
        Matrix(writer, random, "token_embd.weight", VocabularySize, Embedding);
        for (var layer = 0; layer < Layers; layer++)
        {
            var prefix = $"blk.{layer}.";
            Norm(writer, random, prefix + "attn_norm.weight");
            Matrix(writer, random, prefix + "attn_q.weight", Heads * HeadLength, Embedding);
            Matrix(writer, random, prefix + "attn_k.weight", KeyValueHeads * HeadLength, Embedding);
            Matrix(writer, random, prefix + "attn_v.weight", KeyValueHeads * HeadLength, Embedding);
            Matrix(writer, random, prefix + "attn_output.weight", Embedding, Heads * HeadLength);
            Norm(writer, random, prefix + "ffn_norm.weight");
            Matrix(writer, random, prefix + "ffn_gate.weight", FeedForward, Embedding);
            Matrix(writer, random, prefix + "ffn_up.weight", FeedForward, Embedding);
            Matrix(writer, random, prefix + "ffn_down.weight", Embedding, FeedForward);
        }

        Norm(writer, random, "output_norm.weight");
        if (!Tied)
        {
            Matrix(writer, random, "output.weight", VocabularySize, Embedding);
        }

        if (RopeFactors)
        {
            var factors = Enumerable.Range(0, HeadLength / 2).Select(i => 1 + (0.5f * i)).ToArray();
            writer.Tensor("rope_freqs.weight", GgufTensorType.F32, factors, HeadLength / 2);
        }
    }

    private void Matrix(GgufWriter writer, SeededRandom random, string name, int rows, int columns)
    {
        var weights = random.NextSigned(rows * columns, MathF.Sqrt(3f / columns));
        if (Expanded)
        {
            writer.Tensor(name, GgufTensorType.F32, WeightEncoding.Round(Type, weights), columns, rows);
        }
        else
        {
            writer.Tensor(name, Type, weights, columns, rows);
        }
    }

    private void Norm(GgufWriter writer, SeededRandom random, string name) =>
        writer.Tensor(name, GgufTensorType.F32, [.. random.NextSigned(Embedding, 0.2f).Select(value => value + 1)], Embedding);
}
