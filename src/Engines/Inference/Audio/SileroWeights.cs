using System.Collections.Immutable;
using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Kernels;
using HomeLLM.Engines.Inference.Operations;

namespace HomeLLM.Engines.Inference.Audio;

/// <summary>The weights of Silero's detector for 16 kHz, version 5 or 6, in whisper.cpp's form. Its sizes are fixed.</summary>
internal sealed record SileroWeights
{
    /// <summary>Samples of a window.</summary>
    public const int Window = 512;

    /// <summary>Samples that are mirrored at each end.</summary>
    public const int Margin = 64;

    /// <summary>Samples from one frame to the next.</summary>
    public const int FrameStep = 128;

    /// <summary>Frames of a window.</summary>
    public const int Frames = ((Window + (2 * Margin) - FrameLength) / FrameStep) + 1;

    /// <summary>Frequencies of a frame.</summary>
    public const int Bins = (FrameLength / 2) + 1;

    /// <summary>Room for a frame's cosines and sines, in whole panels.</summary>
    public const int SpectrumStride = ((2 * Bins) + PanelKernels.Width - 1) / PanelKernels.Width * PanelKernels.Width;

    /// <summary>Elements of the LSTM's state.</summary>
    public const int Hidden = 128;

    /// <summary>Input, forget, cell and output gate.</summary>
    public const int Gates = 4;

    private const int FrameLength = 256;
    private const int Places = 3;
    private const string Encoder = "_model.encoder.";
    private const string Decoder = "_model.decoder.";

    /// <summary>[2 · bins, frame]: cosines, then sines.</summary>
    public required PanelMatrix Fourier { get; init; }

    public required ImmutableArray<SileroConvolution> Convolutions { get; init; }

    /// <summary>[gates · hidden, hidden].</summary>
    public required PanelMatrix FromInput { get; init; }

    public required float[] FromInputBias { get; init; }

    /// <summary>[gates · hidden, hidden].</summary>
    public required PanelMatrix FromHidden { get; init; }

    public required float[] FromHiddenBias { get; init; }

    public required float[] Final { get; init; }

    public required float FinalBias { get; init; }

    /// <summary>Reads what follows the magic bytes.</summary>
    /// <exception cref="GgmlFormatException">The file is not a good Silero model of this shape.</exception>
    public static SileroWeights Load(GgmlFile file)
    {
        (int Channels, int Outputs, int Step)[] shapes = [(Bins, 128, 1), (128, 64, 2), (64, 64, 2), (64, Hidden, 1)];
        ReadHeader(file, shapes);
        var reader = new GgmlWeights(file, file.ReadTensors());
        var weights = new SileroWeights
        {
            Fourier = reader.ReadMatrix("_model.stft.forward_basis_buffer", 2 * Bins, FrameLength),
            Convolutions = [.. shapes.Select((shape, i) => new SileroConvolution(
                shape.Channels,
                shape.Outputs,
                shape.Step,
                reader.ReadConvolution($"{Encoder}{i}.reparam_conv.weight", shape.Outputs, shape.Channels, Places),
                reader.ReadVector($"{Encoder}{i}.reparam_conv.bias", shape.Outputs)))],
            FromInput = reader.ReadMatrix(Decoder + "rnn.weight_ih", Gates * Hidden, Hidden),
            FromInputBias = reader.ReadVector(Decoder + "rnn.bias_ih", Gates * Hidden),
            FromHidden = reader.ReadMatrix(Decoder + "rnn.weight_hh", Gates * Hidden, Hidden),
            FromHiddenBias = reader.ReadVector(Decoder + "rnn.bias_hh", Gates * Hidden),
            Final = reader.ReadVector(Decoder + "decoder.2.weight", Hidden),
            FinalBias = reader.ReadVector(Decoder + "decoder.2.bias", 1)[0],
        };
        reader.RefuseOthers();
        return weights;
    }

    private static void ReadHeader(GgmlFile file, (int Channels, int Outputs, int Step)[] shapes)
    {
        file.Take(file.ReadInt32("length of the model's kind", 0, 64), "model's kind");
        foreach (var part in new[] { "major version", "minor version", "patch version" })
        {
            file.ReadInt32(part, 0, 1_000);
        }

        file.ReadInt32("window", Window, Window);
        file.ReadInt32("context", Margin, Margin);
        file.ReadInt32("encoder layers", shapes.Length, shapes.Length);
        foreach (var (channels, outputs, _) in shapes)
        {
            file.ReadInt32("encoder channels", channels, channels);
            file.ReadInt32("encoder outputs", outputs, outputs);
            file.ReadInt32("encoder kernel", Places, Places);
        }

        file.ReadInt32("lstm input", Hidden, Hidden);
        file.ReadInt32("lstm state", Hidden, Hidden);
        file.ReadInt32("final input", Hidden, Hidden);
        file.ReadInt32("final output", 1, 1);
    }
}
