using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Evaluation.Keywords;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Evaluation.Keywords;

public sealed class KeywordInterpreterTests
{
    private static readonly HomeSnapshot Home = HomeSketch.Draw(
        """
        area kitchen: Kitchen
        area den: Den
        light.pendant @kitchen: Pendant | {"supported_color_modes": ["hs"]}
        light.torch @den: Torchiere | {"supported_color_modes": ["brightness"]}
        lock.gate: Side Gate
        climate.nest: Nest | {"supported_features": 385, "hvac_modes": ["off", "heat"], "temperature": 20}
        """);

    [Theory]
    [InlineData("turn on the pendant", "light.turn_on light.pendant {}")]
    [InlineData("pendant off", "light.turn_off light.pendant {}")]
    [InlineData("set the pendant to 30 percent", """light.turn_on light.pendant {"brightness_pct":30}""")]
    [InlineData("make the pendant red", """light.turn_on light.pendant {"color_name":"red"}""")]
    [InlineData("turn on the pendant and turn off the torchiere", "light.turn_on light.pendant {}; light.turn_off light.torch {}")]
    [InlineData("lock the side gate", "lock.lock lock.gate {}")]
    [InlineData("nest to 21", """climate.set_temperature climate.nest {"temperature":21}""")]
    [InlineData("turn off the kitchen lights", "light.turn_off light.pendant {}")]
    [InlineData("don't turn on the pendant", "")]
    [InlineData("make the torchiere red", "")]
    [InlineData("tell me a joke", "")]
    public void Interpret_Order_FollowsItsKeywords(string text, string expected) =>
        string.Join("; ", new KeywordInterpreter().Interpret(text, null, Home, null, CancellationToken.None).Calls
            .Select(call => $"{call.Service} {string.Join(',', call.EntityIds)} {call.Data.ToJsonString()}")).ShouldBe(expected);

    [Theory]
    [InlineData("is the pendant on", QueryKind.State, "on")]
    [InlineData("how bright is the pendant", QueryKind.Value, null)]
    [InlineData("what time is it", QueryKind.Time, null)]
    public void Interpret_Question_IsNoCall(string text, QueryKind kind, string? state)
    {
        var interpretation = new KeywordInterpreter().Interpret(text, null, Home, null, CancellationToken.None);

        interpretation.Calls.ShouldBeEmpty();
        var query = interpretation.Answers.ShouldHaveSingleItem();
        (query.Kind, query.Is).ShouldBe((kind, state));
    }
}
