using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Linking;

/// <summary>Which player is meant without a place hangs on what plays, unless the words are a part of several names.</summary>
public class PlayersLinkingTests
{
    private static readonly HomeSnapshot Sketch = HomeSketch.Draw("""
        media_player.tv: Telly | {"device_class": "tv"}
        media_player.shed: Shed Radio
        media_player.dairy: Dairy Radio
        media_player.sonos: Sonos Move
        """);

    [Theory]
    [InlineData("turn the music down", "shed playing", "shed")]
    [InlineData("turn the music down", "shed playing, tv playing", "shed tv")]
    [InlineData("mute the sound", "sonos paused, dairy playing", "dairy")]
    [InlineData("turn the radio up", "shed playing", "dairy shed")]
    [InlineData("carry on with the music", "sonos paused", "sonos")]
    [InlineData("turn the music up", "sonos paused", "dairy shed sonos")]
    public void Link_NoPlace_IsWhatPlaysUnlessSeveralAreCalledSo(string text, string states, string expected)
    {
        var home = new HomeSnapshot([], [], [.. Sketch.Devices.Select(device => device with { State = device.State with { Value = StateOf(device, states) } })]);

        var found = new Linker(home).Link(text, null, home).Scope.Devices.Select(scoped => scoped.Device.Id.ObjectId).Order();

        string.Join(' ', found).ShouldBe(expected);
    }

    private static string StateOf(Device device, string states) =>
        states.Split(", ").Select(state => state.Split(' ')).FirstOrDefault(state => state[0] == device.Id.ObjectId)?[1] ?? "off";
}
