using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Mqtt;
using HomeLLM.Mqtt.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Mqtt;

public sealed class StateFeedTests : IAsyncLifetime
{
    private readonly LoopbackHome _home = new();
    private StateFeed? _feed;

    public async Task InitializeAsync() => await _home.StartAsync();

    public async Task DisposeAsync()
    {
        if (_feed is not null) await _feed.StopAsync(default);
        _feed?.Dispose();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task Statestream_StateAndAttributes_ReachTheRegistry()
    {
        await StartAsync();
        await _home.SayAsync("stream/light/kitchen/state", "on");
        await _home.SayAsync("stream/light/kitchen/brightness", "180");
        await _home.SayAsync("stream/light/kitchen/icon", "\"mdi:lamp\"");
        await UntilAsync(() => _home.Attribute("light.kitchen", "brightness") == "180");
        _home.State("light.kitchen").Value.ShouldBe("on");
        _home.Attribute("light.kitchen", "icon").ShouldBeNull();
    }

    [Fact]
    public async Task Statestream_LightGoesOff_HasNoBrightness()
    {
        await StartAsync();
        await _home.SayAsync("stream/light/kitchen/state", "on");
        await _home.SayAsync("stream/light/kitchen/brightness", "180");
        await _home.SayAsync("stream/light/kitchen/state", "off");
        await _home.SayAsync("stream/light/kitchen/brightness", "180");
        await _home.SayAsync("stream/light/kitchen/supported_color_modes", "[\"brightness\"]");
        await UntilAsync(() => _home.Attribute("light.kitchen", "supported_color_modes") == "[\"brightness\"]");
        _home.State("light.kitchen").Value.ShouldBe("off");
        _home.Attribute("light.kitchen", "brightness").ShouldBeNull();
        await _home.SayAsync("stream/light/kitchen/state", "on");
        await UntilAsync(() => _home.State("light.kitchen").Value == "on");
        _home.Attribute("light.kitchen", "brightness").ShouldBeNull();
    }

    [Theory]
    [InlineData("off", null)]
    [InlineData("on", "180")]
    public async Task Statestream_RetainedBrightnessComesFirst_CountsOnlyWhereTheLightIsOn(string state, string? expected)
    {
        await _home.SayAsync("stream/light/kitchen/brightness", "180", retain: true);
        await _home.SayAsync("stream/light/kitchen/state", state, retain: true);
        await StartAsync();
        await UntilAsync(() => _home.State("light.kitchen").LastUpdated > DateTimeOffset.MinValue && _home.State("light.kitchen").Value == state);
        await UntilAsync(() => _home.Attribute("light.kitchen", "brightness") == expected);
    }

    [Fact]
    public async Task Statestream_Garbage_IsPassedOver()
    {
        await StartAsync();
        await _home.SayAsync("stream/light/kitchen/brightness", "{{{");
        await _home.SayAsync("stream/light/kitchen/brightness", "\"bright\"");
        await _home.SayAsync("stream/light/kitchen/brightness", "4000");
        await _home.SayAsync("stream/light/kitchen/state", "<html>");
        await _home.SayAsync("stream/light/nowhere/state", "on");
        await _home.SayAsync("stream/light/kitchen/state", "on");
        await UntilAsync(() => _home.State("light.kitchen").Value == "on");
        _home.Attribute("light.kitchen", "brightness").ShouldBeNull();
    }

    [Fact]
    public async Task StateTopic_ZigbeeDevice_ReachesTheRegistry()
    {
        _home.Registry.Replace(WithStateTopic("zigbee2mqtt/kitchen"));
        await StartAsync();
        await _home.SayAsync("zigbee2mqtt/kitchen", """{"state":"ON","brightness":254,"linkquality":90}""");
        await UntilAsync(() => _home.Attribute("light.kitchen", "brightness") == "255");
        await _home.SayAsync("zigbee2mqtt/kitchen", """{"state":"OFF","brightness":254}""");
        await UntilAsync(() => _home.State("light.kitchen").Value == "off");
        _home.Attribute("light.kitchen", "brightness").ShouldBeNull();
    }

    [Fact]
    public async Task StateTopic_HomeIsChangedWhileRunning_IsFollowed()
    {
        await _home.SayAsync("new/topic", "ON", retain: true);
        await StartAsync();
        _home.Registry.Replace(WithStateTopic("new/topic"));
        await UntilAsync(() => _home.State("light.kitchen").Value == "on");
        _home.Registry.Replace(WithStateTopic("other/topic"));
        var probe = WithStateTopic("other/topic");
        await UntilAsync(() =>
        {
            _ = _home.SayAsync("other/topic", "OFF");
            return _home.State("light.kitchen").Value == "off";
        });
        await _home.SayAsync("new/topic", "ON");
        await _home.SayAsync("stream/light/hob/state", "on");
        await UntilAsync(() => _home.State("light.hob").Value == "on");
        _home.State("light.kitchen").Value.ShouldBe("off");
    }

    [Fact]
    public async Task StateTopic_Invalid_DoesntStopTheOthers()
    {
        _home.Registry.Replace(WithStateTopic("not/#/valid"));
        await StartAsync();
        await _home.SayAsync("stream/light/hob/state", "on");
        await UntilAsync(() => _home.State("light.hob").Value == "on");
    }

    private static HomeSnapshot WithStateTopic(string topic)
    {
        var home = Support.TestAgent.Home;
        var devices = home.Devices.Select(device => device.Id.ToString() == "light.kitchen" ? device with { StateTopic = topic } : device);
        return new(home.Floors, home.Areas, [.. devices]);
    }

    private static Task UntilAsync(Func<bool> condition) => Wait.UntilAsync(condition, "the registry to hear of it");

    private async Task StartAsync()
    {
        _feed = new StateFeed(_home.Connection, _home.Topics, _home.Registry, TimeProvider.System, NullLogger<StateFeed>.Instance);
        await _feed.StartAsync(default);
    }
}
