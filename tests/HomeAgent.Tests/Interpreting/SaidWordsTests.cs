using System.Text.Json.Nodes;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Interpreting;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Prompting;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Interpreting;

public class SaidWordsTests
{
    private static readonly Linker Linker = new(HomeSketch.Draw("""
        light.hall: Hall Light | {"supported_color_modes": ["hs"]}
        valve.main: Stopcock
        cover.shade: Side Shade | {"supported_features": 15}
        """));

    [Theory]
    [InlineData("make the hall light green", "lightgreen", "green")]
    [InlineData("hall light to light blue", "lightblue", "lightblue")]
    public void Correct_Colour_IsWithoutTheNoun(string text, string written, string expected) =>
        Correct(text, new("light.turn_on", CallTarget.Device("#1"), new JsonObject { ["color_name"] = written })).Data["color_name"]!.GetValue<string>().ShouldBe(expected);

    [Theory]
    [InlineData("hall light up 10 percent", "brightness_pct", 10, "brightness_step_pct", 10)]
    [InlineData("hall light down by 10 percent", "brightness_pct", 10, "brightness_step_pct", -10)]
    [InlineData("hall light up to 10 percent", "brightness_pct", 10, "brightness_pct", 10)]
    [InlineData("hall light a bit dimmer", "brightness_step_pct", -20, "brightness_step_pct", -10)]
    [InlineData("its dim in here bring that hall light up", "brightness_step_pct", -20, "brightness_step_pct", 20)]
    [InlineData("take the hall light down", "brightness_step_pct", 20, "brightness_step_pct", -20)]
    [InlineData("hall light softer than that say 20 percent", "brightness_step_pct", -20, "brightness_pct", 20)]
    [InlineData("hall light down no up", "brightness_step_pct", 20, "brightness_step_pct", 20)]
    public void Correct_Amount_IsAStepWhereItIsSaidSo(string text, string name, int written, string expectedName, int expected) =>
        Correct(text, new("light.turn_on", CallTarget.Device("#1"), new JsonObject { [name] = written })).Data[expectedName]!.GetValue<int>().ShouldBe(expected);

    [Fact]
    public void Correct_AnotherColourThanTheOneThatWasSaid_IsTheOneThatWasSaid() =>
        Correct("hall light to a nice coral", new("light.turn_on", CallTarget.Device("#1"), new JsonObject { ["color_name"] = "navy" })).Data["color_name"]!.GetValue<string>().ShouldBe("coral");

    [Theory]
    [InlineData("stopcock back on", "valve.close_valve", "valve.open_valve")]
    [InlineData("shut the stopcock", "valve.open_valve", "valve.close_valve")]
    [InlineData("stopcock please", "valve.open_valve", "valve.open_valve")]
    [InlineData("stop the stopcock on the lawn", "valve.close_valve", "valve.close_valve")]
    [InlineData("turn on the hall light and end the stopcock", "valve.close_valve", "valve.close_valve", "#2")]
    public void Correct_Valve_GoesByItsWord(string text, string written, string expected, string label = "#1") =>
        Correct(text, new(written, CallTarget.Device(label), new JsonObject())).Service.ShouldBe(expected);

    [Theory]
    [InlineData("hall light off", "light.turn_on", "light.turn_off", "#1")]
    [InlineData("hall light off stopcock on", "light.turn_on", "light.turn_off", "#1")]
    [InlineData("hall light on", "light.turn_on", "light.turn_on", "#1")]
    [InlineData("hall light off the scale", "light.turn_on", "light.turn_on", "#1")]
    [InlineData("draw back the side shade", "cover.close_cover", "cover.open_cover", "#1")]
    public void Correct_Service_IsTheOneThatTheWordsTell(string text, string written, string expected, string label) =>
        Correct(text, new(written, CallTarget.Device(label), new JsonObject())).Service.ShouldBe(expected);

    [Theory]
    [InlineData("im freezing down here", -1, 1)]
    [InlineData("its roasting up here", 1, -1)]
    [InlineData("im freezing down here", 1, 1)]
    public void Correct_Offer_GoesByHowItFeels(string text, int written, int expected) =>
        Correct(text, new("climate.set_temperature", CallTarget.Device("#9"), JsonNode.Parse($"{{\"temperature_step\":{written}}}")!.AsObject()) { IsOffer = true }).Data["temperature_step"]!.GetValue<double>().ShouldBe(expected);

    [Theory]
    [InlineData("close the side shade a bit", true)]
    [InlineData("open the side shade a bit", false)]
    [InlineData("close the side shade to 30 percent", false)]
    [InlineData("lower the side shade halfway", false)]
    public void IsVaguePosition_ClosedByAnAmountThatNobodySaid_IsVague(string text, bool expected) =>
        SaidWords.IsVaguePosition(new("cover.set_cover_position", CallTarget.Device("#1"), new JsonObject { ["position"] = 90 }), Linker.Link(text, null)).ShouldBe(expected);

    private static CallLine Correct(string text, CallLine line)
    {
        var linked = Linker.Link(text, null);
        return SaidWords.Correct(line, new PreparedPrompt([], linked.Scope, linked, text));
    }
}
