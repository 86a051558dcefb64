using System.Buffers;

namespace HomeLLM.HomeAgent.Voice.Audio;

/// <summary>From bytes of any format, in pieces of any length, to 16 kHz mono. Not thread-safe.</summary>
internal sealed class AudioConverter
{
    private const int PieceFrames = 4096;

    private readonly PcmFormat _format;
    private readonly Resampler _resampler;
    private readonly ArrayBufferWriter<float> _output = new();
    private readonly float[] _mono = new float[PieceFrames];
    private readonly byte[] _partial;
    private int _partialLength;
    private int _taken;

    /// <exception cref="AudioFormatException">The format is out of range.</exception>
    public AudioConverter(PcmFormat format)
    {
        format.Check();
        _format = format;
        _resampler = new(format.SampleRate);
        _partial = new byte[format.BytesPerFrame];
    }

    /// <summary>Samples that can be taken now.</summary>
    public int Available => _output.WrittenCount - _taken;

    /// <summary>Takes the next bytes; a frame may be cut anywhere.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (_partialLength > 0)
        {
            var missing = Math.Min(_partial.Length - _partialLength, bytes.Length);
            bytes[..missing].CopyTo(_partial.AsSpan(_partialLength));
            _partialLength += missing;
            bytes = bytes[missing..];
            if (_partialLength < _partial.Length) return;
            WriteFrames(_partial);
            _partialLength = 0;
        }

        var whole = bytes.Length - (bytes.Length % _partial.Length);
        WriteFrames(bytes[..whole]);
        bytes[whole..].CopyTo(_partial);
        _partialLength = bytes.Length - whole;
    }

    /// <summary>No more comes. Half a sample at the end is dropped.</summary>
    public void Complete() => _resampler.Complete(_output);

    /// <summary>Takes the next frame of <see cref="AudioFrame.Length"/> samples; null where there isn't a whole one yet.</summary>
    public float[]? TakeFrame() => Available < AudioFrame.Length ? null : Take(AudioFrame.Length);

    /// <summary>Takes all there is.</summary>
    public float[] TakeAll() => Take(Available);

    private float[] Take(int count)
    {
        var samples = _output.WrittenSpan.Slice(_taken, count).ToArray();
        _taken += count;
        if (_taken == _output.WrittenCount)
        {
            _output.ResetWrittenCount();
            _taken = 0;
        }

        return samples;
    }

    private void WriteFrames(ReadOnlySpan<byte> bytes)
    {
        Compact();
        while (!bytes.IsEmpty)
        {
            var count = Math.Min(bytes.Length / _format.BytesPerFrame, PieceFrames);
            var mono = _mono.AsSpan(0, count);
            PcmDecoder.ToMono(bytes, _format, mono);
            _resampler.Write(mono, _output);
            bytes = bytes[(count * _format.BytesPerFrame)..];
        }
    }

    /// <summary>What was taken needn't be kept: a microphone never ends.</summary>
    private void Compact()
    {
        if (_taken == 0) return;
        var rest = _output.WrittenSpan[_taken..].ToArray();
        _output.ResetWrittenCount();
        _output.Write(rest);
        _taken = 0;
    }
}
