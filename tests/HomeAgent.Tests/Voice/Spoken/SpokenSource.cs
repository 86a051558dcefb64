using System.Runtime.CompilerServices;
using HomeLLM.HomeAgent.Voice.Audio;

namespace HomeLLM.HomeAgent.Tests.Voice.Spoken;

/// <summary>One command after another, in silence or in noise, as if from a file.</summary>
/// <param name="commands">16 kHz, mono.</param>
/// <param name="decibels">How much louder the commands are than the noise; null for no noise.</param>
/// <param name="answered">Called when a command, by its number, was answered.</param>
internal sealed class SpokenSource(IReadOnlyList<float[]> commands, double? decibels, Func<int, Task> answered) : IAudioSource
{
    // The detector learns what the room sounds like.
    private const int FramesBefore = 100;

    // Longer than what may wait to be heard (64 frames) and the silence that ends an utterance together: when it has been taken, the answer was given.
    private const int FramesBetween = 96;

    // Noise like that of a fan: the high frequencies are weaker.
    private const float Smoothing = 0.7f;

    private readonly Random _random = new(1);
    private float _noise;

    /// <inheritdoc/>
    public string Name => "commands";

    /// <inheritdoc/>
    public bool IsLive => false;

    /// <inheritdoc/>
    public async IAsyncEnumerable<float[]> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var level = decibels is { } ratio ? Level() * Math.Pow(10, -ratio / 20) : 0;
        foreach (var frame in Frames([], FramesBefore, level)) yield return frame;
        for (var i = 0; i < commands.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var frame in Frames(commands[i], FramesBetween, level)) yield return frame;
            await answered(i);
        }
    }

    /// <summary>The effective value of the commands; pauses, and espeak-ng's silence at the end, don't count.</summary>
    private double Level() => Math.Sqrt(commands.SelectMany(samples => samples).Where(sample => Math.Abs(sample) > 0.01f).Average(sample => (double)sample * sample));

    private IEnumerable<float[]> Frames(float[] samples, int silentFrames, double level)
    {
        var padded = new float[((samples.Length + AudioFrame.Length - 1) / AudioFrame.Length * AudioFrame.Length) + (silentFrames * AudioFrame.Length)];
        samples.CopyTo(padded, 0);
        for (var i = 0; i < padded.Length; i++) padded[i] += (float)(level * NextNoise());
        return padded.Chunk(AudioFrame.Length);
    }

    /// <summary>Of effective value 1.</summary>
    private double NextNoise()
    {
        // Twelve evenly spread values are as good as normally spread ones.
        var white = Enumerable.Range(0, 12).Sum(_ => _random.NextDouble()) - 6;
        _noise = (Smoothing * _noise) + (float)white;
        return _noise * Math.Sqrt(1 - (Smoothing * Smoothing));
    }
}
