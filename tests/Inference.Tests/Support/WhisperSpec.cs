using System.Text;
using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Gguf;
using HomeLLM.Engines.Inference.Whisper;

namespace HomeLLM.Engines.Inference.Tests.Support;

/// <summary>A small random Whisper model.</summary>
internal sealed record WhisperSpec
{
    private const string Words = "turn on off the kitchen light lights fan set brightness to percent bedroom lamp hall ceiling please all in room";
    private const int Bins = 201;

    public ulong Seed { get; init; } = 1;

    /// <summary>How matrices are stored; convolutions are F32 or F16, all else F32, as in real files.</summary>
    public GgmlTensorType Type { get; init; } = GgmlTensorType.F32;

    /// <summary>Whether the weights, rounded to <see cref="Type"/>, are stored as F32.</summary>
    public bool Expanded { get; init; }

    public int VocabularySize { get; init; } = 51_864;

    /// <summary>How many tokens the file names; null for all of text.</summary>
    public int? NamedTokens { get; init; }

    public int Width { get; init; } = 64;

    public int Heads { get; init; } = 2;

    public int AudioLayers { get; init; } = 2;

    public int TextLayers { get; init; } = 3;

    public int Bands { get; init; } = 80;

    public int AudioContext { get; init; } = 1_500;

    public int TextContext { get; init; } = 448;

    /// <summary>The spread of the logits.</summary>
    public float Sharpness { get; init; } = 3;

    /// <summary>The size of the decoder's positions; large ones keep texts from saying one token over and over.</summary>
    public float TextPositions { get; init; } = 1.5f;

    /// <summary>What is multiplied with the embedding of timestamps, so that some are chosen.</summary>
    public float TimestampSharpness { get; init; } = 1.15f;

    /// <summary>What is multiplied with the embedding of the tokens that end a text, so that texts end at all.</summary>
    public float EndSharpness { get; init; } = 1;

    /// <summary>The model as a file.</summary>
    public byte[] ToFile()
    {
        var writer = new GgmlWriter();
        var fileType = Expanded ? 0 : Type switch { GgmlTensorType.F32 => 0, GgmlTensorType.F16 => 1, GgmlTensorType.Q8_0 => 7, GgmlTensorType.Q5_0 => 8, _ => 9 };
        writer.Int32(VocabularySize, AudioContext, Width, Heads, AudioLayers, TextContext, Width, Heads, TextLayers, Bands, fileType);
        writer.Int32(Bands, Bins).Singles(Filters());
        WriteTokens(writer);
        WriteTensors(writer);
        return writer.ToArray();
    }

    /// <summary>The model, loaded.</summary>
    public WhisperModel Load(int threads = 1)
    {
        using var file = GgmlFile.Read(GgufSource.Copy(ToFile()));
        return SpeechRecognizerLoader.Load(file, "test.bin", new SpeechRecognizerOptions(threads));
    }

    // Triangles that grow with the frequency, each of the area 1.
    private IEnumerable<float> Filters()
    {
        double Edge(int i) => Bins * (Math.Pow(20, (double)i / (Bands + 1)) - 1) / 19;
        for (var band = 0; band < Bands; band++)
        {
            var (low, middle, high) = (Edge(band), Edge(band + 1), Edge(band + 2));
            for (var bin = 0; bin < Bins; bin++)
            {
                yield return (float)(Math.Max(0, Math.Min((bin - low) / (middle - low), (high - bin) / (high - middle))) * 2 / (high - low));
            }
        }
    }

    private void WriteTokens(GgmlWriter writer)
    {
        var text = VocabularySize > 51_864 ? 50_257 : 50_256;
        var tokens = Enumerable.Range(0, 256).Select(value => new[] { (byte)value })
            .Concat(Words.Split(' ').SelectMany(word => new[] { word, " " + word }).Select(Encoding.UTF8.GetBytes))
            .Concat(Enumerable.Range(0, text).Select(i => Encoding.UTF8.GetBytes(" q" + i)))
            .Take(NamedTokens ?? text)
            .ToList();
        writer.Int32(tokens.Count);
        tokens.ForEach(token => writer.Text(token));
    }

    private void WriteTensors(GgmlWriter writer)
    {
        var random = new SeededRandom(Seed);
        var convolutions = Type == GgmlTensorType.F32 || Expanded ? GgmlTensorType.F32 : GgmlTensorType.F16;
        writer.Tensor("encoder.positional_embedding", GgmlTensorType.F32, random.NextSigned(AudioContext * Width, 0.3f), Width, AudioContext);
        Convolution(writer, random, "encoder.conv1", Bands, convolutions);
        Convolution(writer, random, "encoder.conv2", Width, convolutions);
        for (var layer = 0; layer < AudioLayers; layer++)
        {
            Block(writer, random, $"encoder.blocks.{layer}.", "attn");
        }

        Norm(writer, random, "encoder.ln_post");
        writer.Tensor("decoder.positional_embedding", GgmlTensorType.F32, random.NextSigned(TextContext * Width, TextPositions), Width, TextContext);
        Embedding(writer, random);
        for (var layer = 0; layer < TextLayers; layer++)
        {
            Block(writer, random, $"decoder.blocks.{layer}.", "attn", "cross_attn");
        }

        Norm(writer, random, "decoder.ln");
    }

    private void Block(GgmlWriter writer, SeededRandom random, string prefix, params string[] attentions)
    {
        foreach (var attention in attentions.Select(name => prefix + name))
        {
            Norm(writer, random, attention + "_ln");
            Matrix(writer, random, attention + ".query.weight", Width, Width);
            Bias(writer, random, attention + ".query.bias", Width);
            Matrix(writer, random, attention + ".key.weight", Width, Width);
            Matrix(writer, random, attention + ".value.weight", Width, Width);
            Bias(writer, random, attention + ".value.bias", Width);
            Matrix(writer, random, attention + ".out.weight", Width, Width);
            Bias(writer, random, attention + ".out.bias", Width);
        }

        Norm(writer, random, prefix + "mlp_ln");
        Matrix(writer, random, prefix + "mlp.0.weight", 4 * Width, Width);
        Bias(writer, random, prefix + "mlp.0.bias", 4 * Width);
        Matrix(writer, random, prefix + "mlp.2.weight", Width, 4 * Width);
        Bias(writer, random, prefix + "mlp.2.bias", Width);
    }

    private void Convolution(GgmlWriter writer, SeededRandom random, string name, int channels, GgmlTensorType type)
    {
        var weights = random.NextSigned(Width * channels * 3, MathF.Sqrt(1f / channels));
        var stored = Type == GgmlTensorType.F32 ? weights : GgmlEncoding.Round(GgmlTensorType.F16, weights);
        writer.Tensor(name + ".weight", type, stored, 3, channels, Width);
        writer.Tensor(name + ".bias", GgmlTensorType.F32, random.NextSigned(Width, 0.1f), 1, Width);
    }

    private void Embedding(GgmlWriter writer, SeededRandom random)
    {
        var weights = random.NextSigned(VocabularySize * Width, Sharpness * MathF.Sqrt(3f / Width));
        var end = VocabularySize > 51_864 ? 50_257 : 50_256;
        foreach (ref var weight in weights.AsSpan(end * Width, Width))
        {
            weight *= EndSharpness;
        }

        foreach (ref var weight in weights.AsSpan((VocabularySize - 1_501) * Width))
        {
            weight *= TimestampSharpness;
        }

        Store(writer, "decoder.token_embedding.weight", weights, Width, VocabularySize);
    }

    private void Matrix(GgmlWriter writer, SeededRandom random, string name, int rows, int columns) =>
        Store(writer, name, random.NextSigned(rows * columns, MathF.Sqrt(3f / columns)), columns, rows);

    private void Store(GgmlWriter writer, string name, float[] weights, int columns, int rows)
    {
        if (Expanded)
        {
            writer.Tensor(name, GgmlTensorType.F32, GgmlEncoding.Round(Type, weights), columns, rows);
        }
        else
        {
            writer.Tensor(name, Type, weights, columns, rows);
        }
    }

    private static void Bias(GgmlWriter writer, SeededRandom random, string name, int length) =>
        writer.Tensor(name, GgmlTensorType.F32, random.NextSigned(length, 0.1f), length);

    private void Norm(GgmlWriter writer, SeededRandom random, string name)
    {
        writer.Tensor(name + ".weight", GgmlTensorType.F32, [.. random.NextSigned(Width, 0.2f).Select(value => value + 1)], Width);
        Bias(writer, random, name + ".bias", Width);
    }
}
