using System.Runtime.CompilerServices;

namespace HomeLLM.HomeAgent.Voice.Audio;

/// <summary>A WAV file.</summary>
/// <param name="path">The file.</param>
internal sealed class WavSource(string path) : IAudioSource
{
    /// <inheritdoc/>
    public string Name => Path.GetFileName(path);

    /// <inheritdoc/>
    public bool IsLive => false;

    /// <inheritdoc/>
    public async IAsyncEnumerable<float[]> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            await foreach (var frame in ReadAsync(stream, cancellationToken).ConfigureAwait(false)) yield return frame;
        }
    }

    /// <summary>Reads a WAV file from a stream that need not be able to seek.</summary>
    public static async IAsyncEnumerable<float[]> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var header = await WavHeader.ReadAsync(stream, cancellationToken).ConfigureAwait(false);
        var frames = PcmReader.ReadAsync(stream, header.Format, header.DataLength, cancellationToken);
        await foreach (var frame in frames.ConfigureAwait(false)) yield return frame;
    }
}
