namespace HomeLLM.HomeAgent.Voice.Audio;

/// <summary>Raw samples from a stream, such as standard input.</summary>
/// <param name="stream">Where they come from.</param>
/// <param name="format">What they are made of.</param>
internal sealed class PcmSource(Stream stream, PcmFormat format) : IAudioSource
{
    /// <inheritdoc/>
    public string Name => "standard input";

    /// <inheritdoc/>
    public bool IsLive => false;

    /// <inheritdoc/>
    public IAsyncEnumerable<float[]> ReadAsync(CancellationToken cancellationToken) =>
        PcmReader.ReadAsync(stream, format, length: null, cancellationToken);
}
