using System.Runtime.CompilerServices;

namespace HomeLLM.HomeAgent.Voice.Audio;

/// <summary>Reads a stream of samples in frames.</summary>
internal static class PcmReader
{
    private const int BufferSize = 4096;

    /// <summary>Reads to the end, or to a length.</summary>
    /// <param name="stream">Where the samples begin.</param>
    /// <param name="format">What they are made of.</param>
    /// <param name="length">Bytes of samples; null for all up to the end. A stream that ends sooner is taken as it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async IAsyncEnumerable<float[]> ReadAsync(
        Stream stream, PcmFormat format, long? length, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var converter = new AudioConverter(format);
        var buffer = new byte[BufferSize];
        var left = length ?? long.MaxValue;
        while (left > 0)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellationToken).ConfigureAwait(false);
            if (count == 0) break;
            left -= count;
            converter.Write(buffer.AsSpan(0, count));
            while (converter.TakeFrame() is { } frame) yield return frame;
        }

        converter.Complete();
        while (converter.TakeFrame() is { } frame) yield return frame;
        var rest = converter.TakeAll();
        if (rest.Length == 0) yield break;
        Array.Resize(ref rest, AudioFrame.Length);
        yield return rest;
    }
}
