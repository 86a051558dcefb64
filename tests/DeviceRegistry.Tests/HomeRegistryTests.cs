using Shouldly;

namespace HomeLLM.DeviceRegistry.Tests;

public sealed class HomeRegistryTests
{
    [Fact]
    public void Replace_AnotherHome_IsInForceAndCounted()
    {
        var registry = new HomeRegistry();

        var home = registry.Replace(Homes.OneLight);

        registry.Current.ShouldBeSameAs(home);
        home.Version.ShouldBe(1);
        home.StructureVersion.ShouldBe(1);
        home.FindDevice(Homes.Light)!.State.Value.ShouldBe("off");
    }

    [Fact]
    public void Replace_SameStructure_KeepsTheStructureVersion()
    {
        var registry = new HomeRegistry();
        registry.Replace(Homes.OneLight);

        registry.Replace(Homes.OneLight).StructureVersion.ShouldBe(1);
        registry.Current.Version.ShouldBe(2);
    }

    [Fact]
    public void Replace_DeviceStays_KeepsItsLiveState()
    {
        var registry = new HomeRegistry();
        registry.Replace(Homes.OneLight);
        registry.UpdateState(Homes.Light, "on", Homes.Attributes("""{"brightness": 9}"""), Homes.Noon);

        registry.Replace(Homes.Read("""{"devices": [{"id": "light.a", "name": "B", "state": "off", "attributes": {"brightness": 1, "effect": "x"}}]}"""));

        var device = registry.Current.FindDevice(Homes.Light)!;
        device.Name.ShouldBe("B");
        device.State.Value.ShouldBe("on");
        device.State.Attributes["brightness"].GetInt32().ShouldBe(9);
        device.State.Attributes["effect"].GetString().ShouldBe("x");
    }

    [Fact]
    public void Replace_DeviceGoneAndBack_HasForgotten()
    {
        var registry = new HomeRegistry();
        registry.Replace(Homes.OneLight);
        registry.UpdateState(Homes.Light, "on", null, Homes.Noon);

        registry.Replace(HomeSnapshot.Empty);
        registry.Replace(Homes.OneLight);

        registry.Current.FindDevice(Homes.Light)!.State.Value.ShouldBe("off");
    }

    [Fact]
    public void UpdateState_NewerNews_IsTaken()
    {
        var registry = new HomeRegistry();
        registry.Replace(Homes.OneLight);

        registry.UpdateState(Homes.Light, "on", null, Homes.Noon).ShouldBeTrue();

        registry.Current.FindDevice(Homes.Light)!.State.Value.ShouldBe("on");
        registry.Current.DevicesInArea("hall")[0].State.Value.ShouldBe("on");
        registry.Current.StructureVersion.ShouldBe(1);
    }

    [Fact]
    public void UpdateState_OlderNews_IsLeft()
    {
        var registry = new HomeRegistry();
        registry.Replace(Homes.OneLight);
        registry.UpdateState(Homes.Light, "on", null, Homes.Noon);

        registry.UpdateState(Homes.Light, "off", null, Homes.Noon.AddSeconds(-1)).ShouldBeFalse();

        registry.Current.FindDevice(Homes.Light)!.State.Value.ShouldBe("on");
    }

    [Fact]
    public void UpdateState_UnknownDevice_IsLeft() =>
        new HomeRegistry().UpdateState(Homes.Light, "on", null, Homes.Noon).ShouldBeFalse();

    [Fact]
    public void UpdateState_AttributesOnly_KeepsStateAndOtherAttributes()
    {
        var registry = new HomeRegistry();
        registry.Replace(Homes.OneLight);
        registry.UpdateState(Homes.Light, "on", Homes.Attributes("""{"brightness": 9, "effect": "x"}"""), Homes.Noon);

        registry.UpdateState(Homes.Light, null, Homes.Attributes("""{"brightness": null}"""), Homes.Noon);

        var state = registry.Current.FindDevice(Homes.Light)!.State;
        state.Value.ShouldBe("on");
        state.Attributes.Keys.ShouldBe(["effect"]);
    }

    [Fact]
    public void UpdateState_AbilitiesChange_GrowsTheStructureVersion()
    {
        var registry = new HomeRegistry();
        registry.Replace(Homes.OneLight);

        registry.UpdateState(Homes.Light, null, Homes.Attributes("""{"supported_color_modes": ["onoff"]}"""), Homes.Noon);

        registry.Current.StructureVersion.ShouldBe(2);
        registry.Current.FindDevice(Homes.Light)!.Capabilities.Flags.ShouldBe(Capability.None);
    }

    [Fact]
    public void Subscribe_LaterChanges_ArriveInOrder()
    {
        var registry = new HomeRegistry();
        registry.Replace(Homes.OneLight);
        using var subscription = registry.Subscribe();

        registry.UpdateState(Homes.Light, "on", null, Homes.Noon);
        registry.Replace(HomeSnapshot.Empty);

        subscription.Start.Version.ShouldBe(1);
        subscription.Changes.TryRead(out var first).ShouldBeTrue();
        first!.Kind.ShouldBe(HomeChangeKind.State);
        first.Before!.State.Value.ShouldBe("off");
        first.Device!.State.Value.ShouldBe("on");
        subscription.Changes.TryRead(out var second).ShouldBeTrue();
        second!.Kind.ShouldBe(HomeChangeKind.Replaced);
        second.Home.Version.ShouldBe(3);
    }

    [Fact]
    public void Subscribe_SlowReader_LosesTheOldestAndEndsAtTheTruth()
    {
        var registry = new HomeRegistry();
        registry.Replace(Homes.OneLight);
        using var subscription = registry.Subscribe(capacity: 2);

        for (var i = 0; i < 10; i++) registry.UpdateState(Homes.Light, $"s{i}", null, Homes.Noon);

        subscription.Changes.TryRead(out var first).ShouldBeTrue();
        first!.Device!.State.Value.ShouldBe("s8");
        subscription.Changes.TryRead(out var last).ShouldBeTrue();
        last!.Home.ShouldBeSameAs(registry.Current);
    }

    [Fact]
    public async Task Subscribe_Disposed_EndsTheStream()
    {
        var registry = new HomeRegistry();
        var subscription = registry.Subscribe();

        subscription.Dispose();
        registry.Replace(Homes.OneLight);

        (await subscription.Changes.WaitToReadAsync()).ShouldBeFalse();
    }
}
