using System.Threading.Channels;

namespace HomeLLM.HomeAgent.Voice.Audio;

/// <summary>
/// Stands between a source and who hears it, so that a moment's work loses nothing: holds two seconds. A live source that isn't heard for longer
/// loses its oldest frames; any other waits.
/// </summary>
internal static class FrameStream
{
    private const int Capacity = 64;

    /// <summary>Begins to read.</summary>
    /// <param name="source">Where from.</param>
    /// <param name="dropped">Called for each frame that was lost.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The frames; ends with the source, or with its exception.</returns>
    public static ChannelReader<float[]> Start(IAudioSource source, Action dropped, CancellationToken cancellationToken)
    {
        var options = new BoundedChannelOptions(Capacity)
        {
            SingleReader = true,
            SingleWriter = true,
            FullMode = source.IsLive ? BoundedChannelFullMode.DropOldest : BoundedChannelFullMode.Wait,
        };
        var channel = Channel.CreateBounded<float[]>(options, _ => dropped());
        _ = PumpAsync(source, channel.Writer, cancellationToken);
        return channel.Reader;
    }

    private static async Task PumpAsync(IAudioSource source, ChannelWriter<float[]> writer, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var frame in source.ReadAsync(cancellationToken).ConfigureAwait(false))
                await writer.WriteAsync(frame, cancellationToken).ConfigureAwait(false);
            writer.TryComplete();
        }
        catch (Exception exception)
        {
            // Whoever reads meets it.
            writer.TryComplete(exception);
        }
    }
}
