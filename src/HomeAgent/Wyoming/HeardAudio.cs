using System.Buffers;
using System.Buffers.Binary;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>Collects one stream of sound, the channels mixed into one. Not thread-safe.</summary>
internal sealed class HeardAudio(AudioFormat format, int maxSeconds)
{
    private readonly ArrayBufferWriter<short> _mono = new();

    /// <summary>The form in which it comes.</summary>
    public AudioFormat Format => format;

    /// <summary>What was heard, one sample a moment, at the rate of <see cref="Format"/>.</summary>
    public ReadOnlySpan<short> Mono => _mono.WrittenSpan;

    /// <summary>Takes the next piece.</summary>
    /// <exception cref="WyomingException">It isn't made of whole moments, or all of it is too long.</exception>
    public void Append(ReadOnlySpan<byte> pcm)
    {
        var moments = pcm.Length / format.FrameBytes;
        if (moments * format.FrameBytes != pcm.Length)
        {
            throw new WyomingException(
                WyomingException.BadValue, $"A payload of {pcm.Length} bytes does not part into moments of {format.FrameBytes} bytes.");
        }

        if (_mono.WrittenCount + (long)moments > (long)format.Rate * maxSeconds)
            throw new WyomingException(WyomingException.TooLarge, $"The sound is longer than {maxSeconds} s.");
        if (moments > 0) Mix(pcm, _mono.GetSpan(moments)[..moments]);
        _mono.Advance(moments);
    }

    private void Mix(ReadOnlySpan<byte> pcm, Span<short> mono)
    {
        for (var moment = 0; moment < mono.Length; moment++)
        {
            var sum = 0;
            for (var channel = 0; channel < format.Channels; channel++)
            {
                sum += BinaryPrimitives.ReadInt16LittleEndian(pcm[(2 * (moment * format.Channels + channel))..]);
            }

            mono[moment] = (short)(sum / format.Channels);
        }
    }
}
