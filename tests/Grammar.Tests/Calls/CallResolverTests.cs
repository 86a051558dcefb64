using Shouldly;

namespace HomeLLM.Grammar.Tests;

public class CallResolverTests
{
    private readonly CallResolver _resolver = new(ServiceCatalogue.Default);

    [Theory]
    [InlineData("""{"service":"light.turn_on","target_device":"#1","brightness_pct":50}""", "light.kitchen")]
    [InlineData("""{"service":"light.turn_on","target_area":"@1"}""", "light.kitchen light.pantry")]
    [InlineData("""{"service":"light.turn_on","target_area":"@1","brightness_pct":50}""", "light.kitchen")]
    [InlineData("""{"service":"light.turn_on","target_area":"@2","color_temp_kelvin":2200}""", "light.bed")]
    [InlineData("""{"service":"light.turn_on","target_area":"@2","color_temp_kelvin":2700}""", "light.bed light.shelf")]
    [InlineData("""{"service":"fan.turn_off","target_floor":"^2"}""", "fan.ceiling")]
    [InlineData("""{"service":"light.turn_off","target_home":true}""", "light.kitchen light.pantry light.bed light.shelf")]
    [InlineData("""{"service":"fan.oscillate","target_home":true,"oscillating":true}""", "fan.ceiling")]
    [InlineData("""{"service":"light.turn_off","target_home":true,"except":["@1","#3"]}""", "light.shelf")]
    [InlineData("""{"service":"light.turn_off","target_home":true,"except":["^2"],"offer":true}""", "light.kitchen light.pantry")]
    public void Resolve_ValidLine_GivesTheDevicesThatCan(string line, string entities)
    {
        var resolution = Resolve(line);

        resolution.Refusal.ShouldBeNull();
        resolution.Calls.ShouldHaveSingleItem().EntityIds.Select(id => id.ToString()).ShouldBe(entities.Split(' '));
    }

    [Theory]
    [InlineData("""{"service":"none","reason":"ambiguous"}""", RefusalReason.Ambiguous)]
    [InlineData("""{"service":"none","reason":"because"}""", RefusalReason.NotACommand)]
    [InlineData("""{"service":"none"}""", RefusalReason.NotACommand)]
    [InlineData("""{"service":"light.turn_on","target_device":"#99"}""", RefusalReason.NoSuchDevice)]
    [InlineData("""{"service":"fan.turn_on","target_area":"@3"}""", RefusalReason.NoSuchDevice)]
    [InlineData("""{"service":"fan.turn_on","target_device":"#1"}""", RefusalReason.Unsupported)]
    [InlineData("""{"service":"light.turn_on","target_device":"#2","brightness_pct":50}""", RefusalReason.Unsupported)]
    [InlineData("""{"service":"light.turn_on","target_device":"#1","brightness_pct":300}""", RefusalReason.Unsupported)]
    [InlineData("""{"service":"lock.unlock","target_home":true}""", RefusalReason.NoSuchDevice)]
    [InlineData("""{"service":"light.explode","target_home":true}""", RefusalReason.Unsupported)]
    [InlineData("""{"service":"light.turn_off","target_home":true,"except":["#99"]}""", RefusalReason.NoSuchDevice)]
    [InlineData("""{"service":"light.turn_off","target_area":"@1","except":["@1"]}""", RefusalReason.NoSuchDevice)]
    [InlineData("""{"service":"light.turn_off","target_device":"#1","except":["#1"]}""", RefusalReason.NoSuchDevice)]
    [InlineData("""{"service":"query.any","target_home":true,"domain":"lock","is":"locked"}""", RefusalReason.NoSuchDevice)]
    public void Resolve_LineThatCannotBeDone_Refuses(string line, RefusalReason reason)
    {
        var resolution = Resolve(line);

        resolution.Calls.ShouldBeEmpty();
        resolution.Refusal.ShouldBe(new Refusal(reason));
    }

    [Fact]
    public void ToText_LineReadBack_IsTheSame()
    {
        const string Text = """{"service":"light.turn_on","target_device":"#3","brightness_pct":50,"rgb_color":[1,2,3]}""";

        CallLineReader.Read(Text).Lines[0].ToText(ServiceCatalogue.Default).ShouldBe(Text);
        CallLine.Refuse(RefusalReason.Ambiguous).ToText(ServiceCatalogue.Default).ShouldBe("""{"service":"none","reason":"ambiguous"}""");
    }

    private CallResolution Resolve(string line) =>
        _resolver.Resolve(CallLineReader.Read(line).Lines[0], TestHome.Labels(TestHome.Small));
}
