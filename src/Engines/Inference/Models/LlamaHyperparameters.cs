using HomeLLM.Engines.Inference.Gguf;

namespace HomeLLM.Engines.Inference.Models;

/// <summary>The sizes of a model of the <c>llama</c> architecture.</summary>
internal sealed record LlamaHyperparameters
{
    private const string Architecture = "llama";

    public required int ContextLength { get; init; }

    public required int Layers { get; init; }

    /// <summary>Elements of a token's vector.</summary>
    public required int EmbeddingLength { get; init; }

    /// <summary>Elements between the feed-forward network's two products.</summary>
    public required int FeedForwardLength { get; init; }

    /// <summary>Query heads.</summary>
    public required int Heads { get; init; }

    public required int KeyValueHeads { get; init; }

    /// <summary>Elements of a head; even.</summary>
    public required int HeadLength { get; init; }

    public required float NormEpsilon { get; init; }

    public required float RopeFrequencyBase { get; init; }

    /// <summary>What positions are multiplied with.</summary>
    public required float RopeFrequencyScale { get; init; }

    /// <summary>Elements of a query, all heads.</summary>
    public int QueryLength => Heads * HeadLength;

    /// <summary>Elements of a key or value, all heads.</summary>
    public int KeyLength => KeyValueHeads * HeadLength;

    /// <summary>Reads the <c>llama.*</c> keys, with llama.cpp's defaults.</summary>
    /// <exception cref="GgufFormatException">A key is missing, out of range, or asks for what isn't supported.</exception>
    public static LlamaHyperparameters Read(GgufMetadata metadata)
    {
        var architecture = metadata.GetText("general.architecture");
        if (architecture != Architecture)
        {
            throw new GgufFormatException("general.architecture", Architecture, architecture);
        }

        RefuseExperts(metadata);
        var embedding = (int)metadata.GetInteger("llama.embedding_length", 1, 65_536);
        var heads = (int)metadata.GetInteger("llama.attention.head_count", 1, 1_024);
        var keyValueHeads = (int)(metadata.FindInteger("llama.attention.head_count_kv", 1, heads) ?? heads);
        if (heads % keyValueHeads != 0)
        {
            throw new GgufFormatException("llama.attention.head_count_kv", $"a divisor of {heads}", $"{keyValueHeads}");
        }

        return new LlamaHyperparameters
        {
            ContextLength = (int)metadata.GetInteger("llama.context_length", 1, 16 << 20),
            Layers = (int)metadata.GetInteger("llama.block_count", 1, 1_024),
            EmbeddingLength = embedding,
            FeedForwardLength = (int)metadata.GetInteger("llama.feed_forward_length", 1, 1 << 20),
            Heads = heads,
            KeyValueHeads = keyValueHeads,
            HeadLength = ReadHeadLength(metadata, embedding, heads),
            NormEpsilon = ReadPositive(metadata, "llama.attention.layer_norm_rms_epsilon", null),
            RopeFrequencyBase = ReadPositive(metadata, "llama.rope.freq_base", 10_000),
            RopeFrequencyScale = 1 / ReadRopeScaling(metadata),
        };
    }

    private static void RefuseExperts(GgufMetadata metadata)
    {
        if (metadata.FindInteger("llama.expert_count", 0, long.MaxValue) is > 0 and var experts)
        {
            throw new GgufFormatException("llama.expert_count", "no experts", $"{experts}");
        }
    }

    private static int ReadHeadLength(GgufMetadata metadata, int embedding, int heads)
    {
        var keyLength = metadata.FindInteger("llama.attention.key_length", 2, 4_096);
        if (keyLength is null && embedding % heads != 0)
        {
            throw new GgufFormatException("llama.attention.head_count", $"a divisor of {embedding}", $"{heads}");
        }

        var length = keyLength ?? embedding / heads;
        Expect(metadata, "llama.attention.value_length", length);
        Expect(metadata, "llama.rope.dimension_count", length);
        return length % 2 == 0
            ? (int)length
            : throw new GgufFormatException("llama.attention.head_count", "heads of an even length", $"heads of {length}");
    }

    private static void Expect(GgufMetadata metadata, string key, long expected)
    {
        if (metadata.FindInteger(key, long.MinValue, long.MaxValue) is { } found && found != expected)
        {
            throw new GgufFormatException(key, $"the head's length, {expected}", $"{found}");
        }
    }

    private static float ReadRopeScaling(GgufMetadata metadata)
    {
        const string typeKey = "llama.rope.scaling.type";
        var type = metadata.TryGetText(typeKey, out var text) ? text : "linear";
        return type switch
        {
            "none" => 1,
            "linear" => ReadPositive(metadata, "llama.rope.scaling.factor", ReadPositive(metadata, "llama.rope.scale_linear", 1)),
            _ => throw new GgufFormatException(typeKey, "none or linear", type),
        };
    }

    private static float ReadPositive(GgufMetadata metadata, string key, float? defaultValue)
    {
        var value = metadata.FindSingle(key) ?? defaultValue ?? throw new GgufFormatException(key, "a number", "no such key");
        return value > 0 && float.IsFinite(value) ? value : throw new GgufFormatException(key, "a number above 0", $"{value}");
    }
}
