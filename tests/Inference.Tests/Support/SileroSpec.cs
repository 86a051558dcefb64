using HomeLLM.Engines.Inference.Ggml;

namespace HomeLLM.Engines.Inference.Tests.Support;

/// <summary>A model of Silero's shape with random weights.</summary>
internal static class SileroSpec
{
    /// <summary>The model as a file.</summary>
    /// <param name="shift">Added to the last bias: what is above 0 makes speech likelier.</param>
    public static byte[] ToFile(float shift = 0)
    {
        var random = new SeededRandom(5);
        var writer = new GgmlWriter().Text("silero-16k"u8).Int32(6, 2, 0, 512, 64, 4);
        writer.Int32(129, 128, 3, 128, 64, 3, 64, 64, 3, 64, 128, 3).Int32(128, 128, 128, 1);
        (int Channels, int Outputs)[] shapes = [(129, 128), (128, 64), (64, 64), (64, 128)];
        for (var i = 0; i < shapes.Length; i++)
        {
            var (channels, outputs) = shapes[i];
            var weights = random.NextSigned(3 * channels * outputs, MathF.Sqrt(1.5f / channels));
            writer.Tensor($"_model.encoder.{i}.reparam_conv.weight", GgmlTensorType.F16, weights, 3, channels, outputs);
            writer.Tensor($"_model.encoder.{i}.reparam_conv.bias", GgmlTensorType.F32, random.NextSigned(outputs, 0.1f), outputs);
        }

        foreach (var side in new[] { "ih", "hh" })
        {
            writer.Tensor("_model.decoder.rnn.weight_" + side, GgmlTensorType.F32, random.NextSigned(128 * 512, 0.2f), 128, 512);
            writer.Tensor("_model.decoder.rnn.bias_" + side, GgmlTensorType.F32, random.NextSigned(512, 0.1f), 512);
        }

        writer.Tensor("_model.decoder.decoder.2.weight", GgmlTensorType.F16, random.NextSigned(128, 1), 128);
        writer.Tensor("_model.decoder.decoder.2.bias", GgmlTensorType.F32, [-1 + shift], []);
        var fourier = random.NextSigned(256 * 258, 0.1f);
        return writer.Tensor("_model.stft.forward_basis_buffer", GgmlTensorType.F16, fourier, 256, 1, 258).ToArray();
    }
}
