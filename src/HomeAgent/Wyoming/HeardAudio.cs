using HomeLLM.HomeAgent.Voice.Audio;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>Collects one stream of sound, and brings it into the recogniser's form while it comes. Not thread-safe.</summary>
/// <param name="format">The form in which it comes.</param>
/// <param name="maxSeconds">The most that is taken.</param>
internal sealed class HeardAudio(PcmFormat format, int maxSeconds)
{
    private readonly AudioConverter _converter = new(format);
    private long _moments;

    /// <summary>The form in which it comes.</summary>
    public PcmFormat Format => format;

    /// <summary>Whether nothing has come.</summary>
    public bool IsEmpty => _moments == 0;

    /// <summary>Takes the next piece.</summary>
    /// <exception cref="WyomingException">It isn't made of whole moments, or all of it is too long.</exception>
    public void Append(ReadOnlySpan<byte> pcm)
    {
        var moments = pcm.Length / format.BytesPerFrame;
        if (moments * format.BytesPerFrame != pcm.Length)
        {
            throw new WyomingException(
                WyomingException.BadValue, $"A payload of {pcm.Length} bytes does not part into moments of {format.BytesPerFrame} bytes.");
        }

        _moments += moments;
        if (_moments > (long)format.SampleRate * maxSeconds) throw new WyomingException(WyomingException.TooLarge, $"The sound is longer than {maxSeconds} s.");
        _converter.Write(pcm);
    }

    /// <summary>All of it, 16 kHz mono; no more comes.</summary>
    public float[] Complete()
    {
        _converter.Complete();
        return _converter.TakeAll();
    }
}
