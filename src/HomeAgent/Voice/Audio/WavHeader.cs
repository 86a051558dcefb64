using System.Buffers.Binary;

namespace HomeLLM.HomeAgent.Voice.Audio;

/// <summary>The beginning of a WAV file, up to its samples. Source: Microsoft's RIFF and WAVEFORMATEXTENSIBLE descriptions.</summary>
/// <param name="Format">What the samples are made of.</param>
/// <param name="DataLength">Bytes of samples; null where the writer didn't know them (a stream), and they go on to the end.</param>
internal readonly record struct WavHeader(PcmFormat Format, long? DataLength)
{
    private const int ChunkHeader = 8, MaxChunks = 64, MinFormat = 16, MaxFormat = 4096, ExtensibleFormat = 40;
    private const ushort Pcm = 1, Float = 3, Extensible = 0xFFFE;

    /// <summary>Other chunks (titles, cover pictures) may be this long before the samples, in bytes.</summary>
    private const long MaxSkipped = 16 << 20;

    /// <summary>Reads up to the first sample; only forwards, so that pipes will do.</summary>
    /// <exception cref="AudioFormatException">It isn't a WAV file, is cut short in its header, or of a kind that isn't known.</exception>
    public static async Task<WavHeader> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var start = await ReadAsync(stream, 12, "the first 12 bytes", cancellationToken).ConfigureAwait(false);
        if (!start.AsSpan(0, 4).SequenceEqual("RIFF"u8) || !start.AsSpan(8, 4).SequenceEqual("WAVE"u8))
            throw new AudioFormatException("at 0: expected RIFF … WAVE, the beginning of a WAV file; found something else.");
        PcmFormat? format = null;
        long position = 12, skipped = 0;
        for (var chunks = 0; chunks < MaxChunks; chunks++)
        {
            var head = await ReadAsync(stream, ChunkHeader, $"a chunk at {position}", cancellationToken).ConfigureAwait(false);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4));
            position += ChunkHeader;
            if (head.AsSpan(0, 4).SequenceEqual("data"u8))
            {
                if (format is null) throw new AudioFormatException($"at {position - ChunkHeader}: expected the chunk 'fmt ' before 'data'.");
                // Writers that stream put the largest number, zero, or what ALSA's arecord takes for endless.
                return new(format.Value, length is 0 or >= 0x7FFF_0000 ? null : length);
            }

            var padded = length + (length & 1L);
            if (head.AsSpan(0, 4).SequenceEqual("fmt "u8))
            {
                if (length is < MinFormat or > MaxFormat)
                    throw new AudioFormatException($"at {position}: expected a 'fmt ' of {MinFormat} to {MaxFormat} bytes, found {length}.");
                format = Parse(await ReadAsync(stream, (int)padded, "'fmt '", cancellationToken).ConfigureAwait(false), position);
            }
            else
            {
                skipped += padded;
                if (skipped > MaxSkipped) throw new AudioFormatException($"at {position}: expected samples within {MaxSkipped} bytes, found none.");
                await SkipAsync(stream, padded, position, cancellationToken).ConfigureAwait(false);
            }

            position += padded;
        }

        throw new AudioFormatException($"at {position}: expected the chunk 'data' among the first {MaxChunks}, found none.");
    }

    private static PcmFormat Parse(ReadOnlySpan<byte> chunk, long position)
    {
        var tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        var align = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        // The real tag is the beginning of a GUID there.
        if (tag == Extensible && chunk.Length >= ExtensibleFormat) tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
        var encoding = (tag, bits) switch
        {
            (Pcm, 8) => PcmEncoding.Unsigned8,
            (Pcm, 16) => PcmEncoding.Signed16,
            (Pcm, 24) => PcmEncoding.Signed24,
            (Pcm, 32) => PcmEncoding.Signed32,
            (Float, 32) => PcmEncoding.Float32,
            (Float, 64) => PcmEncoding.Float64,
            _ => throw new AudioFormatException(
                $"at {position}: expected PCM of 8, 16, 24 or 32 bits or floats of 32 or 64, found format {tag} with {bits} bits."),
        };
        var format = new PcmFormat(encoding, (int)Math.Min(rate, int.MaxValue), channels);
        format.Check();
        return align == format.BytesPerFrame
            ? format
            : throw new AudioFormatException($"at {position + 12}: expected {format.BytesPerFrame} bytes for the samples of one moment, found {align}.");
    }

    private static async Task<byte[]> ReadAsync(Stream stream, int count, string what, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        var got = await stream.ReadAtLeastAsync(bytes, count, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return got == count ? bytes : throw new AudioFormatException($"expected {count} bytes for {what}, found the end after {got}.");
    }

    private static async Task SkipAsync(Stream stream, long count, long position, CancellationToken cancellationToken)
    {
        var bytes = new byte[(int)Math.Min(count, 64 << 10)];
        for (var left = count; left > 0;)
        {
            var got = await stream.ReadAsync(bytes.AsMemory(0, (int)Math.Min(left, bytes.Length)), cancellationToken).ConfigureAwait(false);
            if (got == 0) throw new AudioFormatException($"at {position}: expected a chunk of {count} bytes, found the end {left} bytes before.");
            left -= got;
        }
    }
}
