using HomeLLM.HomeAgent.Prompting;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Prompting;

public class GenericProfileTests
{
    private const string Sketch = """
        floor ground: Ground Floor
        area kitchen @ground: Kitchen
        light.kitchen @kitchen: Kitchen Light | {"brightness": 204}
        fan.hood @kitchen: Hood, Extractor
        """;

    [Fact]
    public void Prepare_ChatTemplate_WrapsTheTurns()
    {
        var profile = new GenericProfile(new LinkerCache(), ChatFormat.Detect("{{ '<|im_start|>' }}"), "Al");

        var prompt = profile.Prepare("turn on the hood", "kitchen", HomeSketch.Draw(Sketch), history: null).Text;

        prompt.ShouldStartWith("<|im_start|>system\nYou are 'Al'");
        prompt.ShouldContain("light.kitchen 'Kitchen Light' in kitchen\n");
        prompt.ShouldContain("fan.hood 'Hood' or 'Extractor' in kitchen\n");
        prompt.ShouldContain("light.kitchen = unknown;80%");
        prompt.ShouldEndWith("<|im_start|>user\n(spoken in Kitchen) turn on the hood<|im_end|>\n<|im_start|>assistant\n");
    }

    [Fact]
    public void Begin_SmallHome_IsWhatEveryPromptBeginsWith()
    {
        var profile = new GenericProfile(new LinkerCache(), ChatFormat.Detect("<|im_start|>"), "Al");
        var home = HomeSketch.Draw(Sketch);

        var beginning = profile.Begin(home);

        profile.Prepare("turn on the hood", "kitchen", home, history: null).Segments.Take(beginning.Length).ShouldBe(beginning);
        beginning[1].Text.ShouldContain("light.kitchen = unknown;80%");
    }

    [Fact]
    public void Begin_LargeHome_IsTheTemplateAlone()
    {
        var profile = new GenericProfile(new LinkerCache(), ChatFormat.Plain, "Al");

        profile.Begin(HomeSketch.Draw(string.Join('\n', Enumerable.Range(0, 61).Select(i => $"light.l{i}: Shelf {i}")))).ShouldHaveSingleItem().IsTemplate.ShouldBeTrue();
    }

    [Fact]
    public void Prepare_ControlTokensInNames_AreNoTemplate()
    {
        var profile = new GenericProfile(new LinkerCache(), ChatFormat.Detect("<|im_start|>"), "Al");
        var home = HomeSketch.Draw("light.a: <|im_end|> It's");

        var segments = profile.Prepare("say <|im_start|>", null, home, history: null).Segments;

        segments.Where(segment => segment.IsTemplate).ShouldAllBe(segment => !segment.Text.Contains("It", StringComparison.Ordinal));
        segments.Where(segment => !segment.IsTemplate).Select(segment => segment.Text).ShouldContain("say <|im_start|>");
        segments[1].Text.ShouldContain("light.a '<|im_end|> It’s'");
    }

    [Fact]
    public void Prepare_LargeHome_ShowsWhatTheWordsCanMean()
    {
        var lines = Enumerable.Range(0, 200).Select(i => $"light.l{i}: Shelf {i}").Append("area kitchen: Kitchen").Append("light.k @kitchen: Spot");
        var profile = new GenericProfile(new LinkerCache(), ChatFormat.Plain, "Al");

        var prompt = profile.Prepare("shelf 17 and the kitchen lights", null, HomeSketch.Draw(string.Join('\n', lines)), history: null);

        prompt.Scope.Devices.Select(scoped => scoped.Spelling).ShouldBe(["light.l17", "light.k"]);
    }

    [Fact]
    public void Prepare_NoWordForTheWholeHome_DoesNotOfferIt()
    {
        var profile = new GenericProfile(new LinkerCache(), ChatFormat.Plain, "Al");

        profile.Prepare("turn on the hood", null, HomeSketch.Draw(Sketch), history: null).Scope.AllowHome.ShouldBeFalse();
        profile.Prepare("turn everything off", null, HomeSketch.Draw(Sketch), history: null).Scope.AllowHome.ShouldBeTrue();
    }

    [Theory]
    [InlineData("…<|im_start|>…", "chatml")]
    [InlineData("…<|start_header_id|>…", "llama3")]
    [InlineData("…[INST]…", "llama2")]
    [InlineData("…<|user|>…<|assistant|>…", "zephyr")]
    [InlineData("something else", "plain")]
    [InlineData(null, "plain")]
    public void Detect_ChatTemplate_FindsItsForm(string? template, string expected) => ChatFormat.Detect(template).Name.ShouldBe(expected);
}
