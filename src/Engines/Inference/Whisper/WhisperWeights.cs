using System.Collections.Immutable;
using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Operations;

namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>All weights of a Whisper model.</summary>
internal sealed record WhisperWeights
{
    private const int ConvolutionPlaces = 3;

    /// <summary>[width, 3 · bands]: from mel frames to frames of 10 ms.</summary>
    public required PanelMatrix Convolution1 { get; init; }

    public required float[] Convolution1Bias { get; init; }

    /// <summary>[width, 3 · width]: from frames of 10 ms to positions of 20 ms.</summary>
    public required PanelMatrix Convolution2 { get; init; }

    public required float[] Convolution2Bias { get; init; }

    /// <summary>[audio context, width].</summary>
    public required float[] AudioPositions { get; init; }

    public required ImmutableArray<EncoderLayer> EncoderLayers { get; init; }

    public required NormWeights EncoderNorm { get; init; }

    /// <summary>[vocabulary, width]; the product that gives the logits as well.</summary>
    public required PanelMatrix TokenEmbedding { get; init; }

    /// <summary>[text context, width].</summary>
    public required float[] TextPositions { get; init; }

    public required ImmutableArray<DecoderLayer> DecoderLayers { get; init; }

    public required NormWeights DecoderNorm { get; init; }

    /// <summary>How many weights there are.</summary>
    public required long Count { get; init; }

    /// <exception cref="GgmlFormatException">A tensor is missing, has another shape, or is one that this engine doesn't know.</exception>
    public static WhisperWeights Load(GgmlFile file, WhisperHyperparameters sizes)
    {
        var reader = new GgmlWeights(file, file.ReadTensors());
        var width = sizes.Width;
        var weights = new WhisperWeights
        {
            Convolution1 = reader.ReadConvolution("encoder.conv1.weight", width, sizes.MelBands, ConvolutionPlaces),
            Convolution1Bias = reader.ReadVector("encoder.conv1.bias", width),
            Convolution2 = reader.ReadConvolution("encoder.conv2.weight", width, width, ConvolutionPlaces),
            Convolution2Bias = reader.ReadVector("encoder.conv2.bias", width),
            AudioPositions = reader.ReadAll("encoder.positional_embedding", width, sizes.AudioContext),
            EncoderLayers = [.. Enumerable.Range(0, sizes.AudioLayers).Select(index => EncoderLayer.Load(reader, sizes, index))],
            EncoderNorm = NormWeights.Load(reader, "encoder.ln_post", width),
            TokenEmbedding = reader.ReadMatrix("decoder.token_embedding.weight", sizes.VocabularySize, width),
            TextPositions = reader.ReadAll("decoder.positional_embedding", width, sizes.TextContext),
            DecoderLayers = [.. Enumerable.Range(0, sizes.TextLayers).Select(index => DecoderLayer.Load(reader, sizes, index))],
            DecoderNorm = NormWeights.Load(reader, "decoder.ln", width),
            Count = 0,
        };
        reader.RefuseOthers();
        return weights with { Count = reader.ElementsRead };
    }
}
