using System.Collections.Immutable;
using System.Text.Json;

namespace HomeLLM.DeviceRegistry;

/// <summary>
/// The home as it is now. Thread-safe: readers take <see cref="Current"/> without waiting, writers follow one another, and nobody who
/// listens to the changes can hold a writer up.
/// </summary>
public sealed class HomeRegistry
{
    /// <summary>How many changes wait for a slow reader before the oldest is dropped.</summary>
    public const int DefaultCapacity = 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<EntityId, DeviceState> _live = [];
    private HomeSnapshot _described = HomeSnapshot.Empty;
    private HomeSnapshot _current = HomeSnapshot.Empty;
    private ImmutableArray<HomeSubscription> _subscriptions = [];

    /// <summary>The home at this moment.</summary>
    public HomeSnapshot Current => Volatile.Read(ref _current);

    /// <summary>
    /// Puts another description of the home in force. Devices that stay keep what was heard of them; what was heard of devices that go
    /// is forgotten.
    /// </summary>
    /// <param name="home">The description, such as <see cref="HomeReader"/> gives it; its versions don't matter.</param>
    /// <returns>The home now in force.</returns>
    public HomeSnapshot Replace(HomeSnapshot home)
    {
        lock (_gate)
        {
            foreach (var gone in _live.Keys.Where(id => home.FindDevice(id) is null).ToArray()) _live.Remove(gone);
            var devices = home.Devices.Select(WithLiveState).ToImmutableArray();
            _described = home;
            var next = new HomeSnapshot(home.Floors, home.Areas, devices, _current.Version + 1, _current.StructureVersion);
            if (!HomeStructure.AreEqual(_current, next)) next = next.WithStructureVersion(_current.StructureVersion + 1);
            Publish(new(HomeChangeKind.Replaced, next));
            return next;
        }
    }

    /// <summary>Takes in what was heard of a device.</summary>
    /// <param name="id">The device.</param>
    /// <param name="state">Its state; null where only attributes were heard, which leaves the state as it is.</param>
    /// <param name="attributes">
    /// Attributes that were heard; they are laid over those known so far, and a JSON null takes one away. Null for none. The elements
    /// must outlive their document (<see cref="JsonElement.Clone"/>).
    /// </param>
    /// <param name="timestamp">When the source said so. Older than what is known: it is not taken in.</param>
    /// <returns>Whether it was taken in; false for a device that isn't in the home and for old news.</returns>
    public bool UpdateState(EntityId id, string? state, IReadOnlyDictionary<string, JsonElement>? attributes, DateTimeOffset timestamp)
    {
        lock (_gate)
        {
            if (_current.FindDevice(id) is not { } before || _described.FindDevice(id) is not { } described) return false;
            if (timestamp < before.State.LastUpdated) return false;
            var live = _live.GetValueOrDefault(id, DeviceState.Unknown);
            _live[id] = new(state ?? live.Value, attributes is null ? live.Attributes : live.Attributes.SetItems(attributes), timestamp);
            var after = WithLiveState(described);
            var isStructure = !after.Capabilities.Equals(before.Capabilities);
            var next = _current.WithDevice(after, _current.Version + 1, _current.StructureVersion + (isStructure ? 1 : 0));
            Publish(new(HomeChangeKind.State, next, after, before));
            return true;
        }
    }

    /// <summary>Begins to listen: no change between the subscription's start and its stream is lost.</summary>
    /// <param name="capacity">How many changes wait for a slow reader before the oldest is dropped; at least 1.</param>
    public HomeSubscription Subscribe(int capacity = DefaultCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        lock (_gate)
        {
            var subscription = new HomeSubscription(this, _current, capacity);
            _subscriptions = _subscriptions.Add(subscription);
            return subscription;
        }
    }

    internal void Remove(HomeSubscription subscription)
    {
        lock (_gate) _subscriptions = _subscriptions.Remove(subscription);
    }

    /// <summary>Under the lock, so that every listener hears the changes in their order; the new home is seen before it is told.</summary>
    private void Publish(HomeChange change)
    {
        Volatile.Write(ref _current, change.Home);
        foreach (var subscription in _subscriptions) subscription.Publish(change);
    }

    private Device WithLiveState(Device described)
    {
        if (!_live.TryGetValue(described.Id, out var live)) return described;
        var attributes = described.State.Attributes.SetItems(live.Attributes)
            .RemoveRange(live.Attributes.Where(pair => pair.Value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined).Select(pair => pair.Key));
        return described.WithState(new(live.Value ?? described.State.Value, attributes, live.LastUpdated));
    }
}
