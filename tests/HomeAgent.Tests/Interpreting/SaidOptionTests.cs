using System.Text.Json.Nodes;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Interpreting;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Prompting;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Interpreting;

public class SaidOptionTests
{
    [Theory]
    [InlineData("play radio aurora on the radio tower", "radio aurora")]
    [InlineData("play the blues on the radio tower", null)]
    [InlineData("turn the radio tower off when radio aurora ends", null)]
    public void Play_SourceThatWasSaid_IsSelected(string text, string? expected)
    {
        var linked = Linker.Link(text, null);

        var line = SaidOption.Play(CallLine.Refuse(RefusalReason.Unsupported), new PreparedPrompt([], linked.Scope, linked, text));

        (line?.Data["source"]?.GetValue<string>()).ShouldBe(expected);
    }

    [Theory]
    [InlineData("radio tower hdmi 1", "hdmi 1")]
    [InlineData("radio tower onto apple tv for the news", "apple tv")]
    [InlineData("radio tower off apple tv", null)]
    [InlineData("is the radio tower on apple tv", null)]
    [InlineData("the radio tower has an hdmi 1", null)]
    public void Behind_SourceRightBehindThePlayer_IsSelected(string text, string? expected)
    {
        var linked = Linker.Link(text, null);

        var line = SaidOption.Behind(CallLine.Refuse(RefusalReason.NotACommand), new PreparedPrompt([], linked.Scope, linked, text));

        (line?.Data["source"]?.GetValue<string>()).ShouldBe(expected);
    }

    [Theory]
    [InlineData("boost the hive", "boost")]
    [InlineData("hive up a bit", null)]
    [InlineData("boost the hive by 2 degrees", null)]
    public void Boost_ModeThatWasSaid_IsSet(string text, string? expected)
    {
        var linked = Linker.Link(text, null);
        var line = new CallLine("climate.set_temperature", CallTarget.Device("#1"), new JsonObject { ["temperature_step"] = 1 });

        (SaidOption.Boost(line, new PreparedPrompt([], linked.Scope, linked, text))?.Data["preset_mode"]?.GetValue<string>()).ShouldBe(expected);
    }

    [Theory]
    [InlineData("set the hive to hurricane mode", true)]
    [InlineData("set the hive to boost mode", false)]
    [InlineData("hive mode boost", false)]
    public void IsAnother_ModeThatItDoesntHave_IsNotReplaced(string text, bool expected)
    {
        var linked = Linker.Link(text, null);
        var line = new CallLine("climate.set_preset_mode", CallTarget.Device("#1"), new JsonObject { ["preset_mode"] = "boost" });

        SaidOption.IsAnother(line, new PreparedPrompt([], linked.Scope, linked, text)).ShouldBe(expected);
    }

    private static readonly Linker Linker = new(HomeSketch.Draw("""
        climate.hive: Hive | {"preset_modes": ["none", "boost"], "hvac_modes": ["off", "heat"], "supported_features": 401}
        media_player.tv: Radio Tower | {"source_list": ["hdmi 1", "apple tv", "radio", "radio aurora"], "supported_features": 24509}
        """));

    [Theory]
    [InlineData("put the radio tower on apple tv", "hdmi 1", "apple tv")]
    [InlineData("put the radio tower on hdmi one", "apple tv", "hdmi 1")]
    [InlineData("radio tower to radio aurora", "radio", "radio aurora")]
    [InlineData("switch the radio tower to aurora", "apple tv", "radio aurora")]
    [InlineData("put the radio tower on the news", "radio", null)]
    public void Correct_Source_IsTheOneThatWasSaid(string text, string written, string? expected)
    {
        var linked = Linker.Link(text, null);
        var line = new CallLine("media_player.select_source", new(CallTargetKind.Device, "#1"), new JsonObject { ["source"] = written });

        var corrected = SaidOption.Correct(line, new PreparedPrompt([], linked.Scope, linked, text));

        (corrected?.Data["source"]?.GetValue<string>()).ShouldBe(expected);
    }
}
