using System.Globalization;
using Shouldly;

namespace HomeLLM.DeviceRegistry.Tests;

public sealed class HomeRegistryThreadTests
{
    private const int Writers = 8, Updates = 2_000, Devices = 16;

    [Fact]
    public async Task UpdateState_ManyThreads_EveryoneSeesOneOrderAndTheNewestWins()
    {
        var registry = new HomeRegistry();
        registry.Replace(Homes.Fans(Devices));
        using var subscription = registry.Subscribe(capacity: (Writers * Updates) + 100);
        using var stop = new CancellationTokenSource();
        var reader = Task.Run(() => ReadUntil(registry, stop.Token));
        var replacer = Task.Run(() =>
        {
            for (var i = 0; i < 50; i++) registry.Replace(Homes.Fans(Devices));
        });

        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(registry, writer))).ToArray();
        await Task.WhenAll([.. writers, replacer]);
        await stop.CancelAsync();

        (await reader).ShouldBeTrue("a reader saw a version go back");
        AssertOneOrder(subscription, registry);
        foreach (var device in registry.Current.Devices)
        {
            device.State.LastUpdated.ShouldBe(Homes.Noon.AddMilliseconds(Updates - 1), "the newest state of every device is the last one of a writer");
            device.State.Value.ShouldBe((Updates - 1).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Write(HomeRegistry registry, int seed)
    {
        // Every device gets the last update from some writer, and none of them in the same order.
        for (var i = 0; i < Updates; i++)
        {
            var device = EntityId.Parse($"fan.f{(i + seed) % Devices}");
            registry.UpdateState(device, i.ToString(CultureInfo.InvariantCulture), null, Homes.Noon.AddMilliseconds(i));
        }

        for (var i = 0; i < Devices; i++)
        {
            registry.UpdateState(EntityId.Parse($"fan.f{i}"), $"{Updates - 1}", null, Homes.Noon.AddMilliseconds(Updates - 1));
        }
    }

    private static bool ReadUntil(HomeRegistry registry, CancellationToken stop)
    {
        var last = 0L;
        while (!stop.IsCancellationRequested)
        {
            var home = registry.Current;
            if (home.Version < last || home.Devices.Length != Devices) return false;
            last = home.Version;
        }

        return true;
    }

    private static void AssertOneOrder(HomeSubscription subscription, HomeRegistry registry)
    {
        var version = subscription.Start.Version;
        var times = new Dictionary<EntityId, DateTimeOffset>();
        while (subscription.Changes.TryRead(out var change))
        {
            change.Home.Version.ShouldBe(++version);
            if (change.Device is not { } device) continue;
            device.State.LastUpdated.ShouldBeGreaterThanOrEqualTo(times.GetValueOrDefault(device.Id));
            times[device.Id] = device.State.LastUpdated;
        }

        version.ShouldBe(registry.Current.Version);
    }
}
