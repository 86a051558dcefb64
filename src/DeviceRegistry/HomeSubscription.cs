using System.Threading.Channels;

namespace HomeLLM.DeviceRegistry;

/// <summary>
/// The changes of a home from one moment on: <see cref="Start"/> is the home at that moment, and no later change is missing from
/// <see cref="Changes"/> as long as the reader keeps up. Where it doesn't, the oldest changes are dropped; every change carries the
/// whole home, so a reader that was late still ends at the truth. Dispose it to end the stream.
/// </summary>
public sealed class HomeSubscription : IDisposable
{
    private readonly HomeRegistry _registry;
    private readonly Channel<HomeChange> _channel;

    internal HomeSubscription(HomeRegistry registry, HomeSnapshot start, int capacity)
    {
        _registry = registry;
        Start = start;
        _channel = Channel.CreateBounded<HomeChange>(
            new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleWriter = true, SingleReader = true });
    }

    /// <summary>The home when the subscription began.</summary>
    public HomeSnapshot Start { get; }

    /// <summary>The changes since, oldest first; for one reader. Completes when the subscription is disposed.</summary>
    public ChannelReader<HomeChange> Changes => _channel.Reader;

    /// <inheritdoc/>
    public void Dispose()
    {
        _registry.Remove(this);
        _channel.Writer.TryComplete();
    }

    internal void Publish(HomeChange change) => _channel.Writer.TryWrite(change);
}
