using System.Text;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Batch;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Batch;

public sealed class InterpretRunnerTests
{
    private const string OneFan = """{"areas": [{"id": "den", "name": "Den"}], "devices": [{"id": "fan.den", "name": "Den Fan", "area": "den"}]}""";

    [Fact]
    public async Task Run_Request_IsAnsweredInTheFormOfTheContract()
    {
        var (lines, isGood) = await RunAsync(
            Agent(), """{"id": "7", "text": "dim the kitchen light to 30 percent", "area": "kitchen", "something": "else"}""");

        isGood.ShouldBeTrue();
        var line = lines.ShouldHaveSingleItem();
        line["elapsed_ms"]!.GetValue<double>().ShouldBeGreaterThanOrEqualTo(0);
        line.Remove("elapsed_ms");
        line.ToJsonString().ShouldBe(
            """{"id":"7","calls":[{"service":"light.turn_on","target":{"entity_id":["light.kitchen"]},"data":{"brightness_pct":30}}],"reply":"Kitchen Light set to 30 percent."}""");
    }

    [Fact]
    public async Task Run_NothingToDo_HasNoCallsAndAReply()
    {
        var (lines, isGood) = await RunAsync(new TestAgent(_ => TestAgent.Refuses(RefusalReason.NotACommand)), """{"text": "hello"}""");

        isGood.ShouldBeTrue();
        lines[0]["id"].ShouldBeNull();
        lines[0].ContainsKey("id").ShouldBeTrue();
        lines[0]["calls"]!.AsArray().ShouldBeEmpty();
        lines[0]["reply"]!.GetValue<string>().ShouldBe("I didn't understand that as a command.");
    }

    [Theory]
    [InlineData("{", "not JSON", "null")]
    [InlineData("", "an empty line", "null")]
    [InlineData("[]", "expected a JSON object", "null")]
    [InlineData("""{"id": "3"}""", "text: missing", "\"3\"")]
    [InlineData("""{"id": 3, "text": 5}""", "text: expected a text", "3")]
    [InlineData("""{"id": {}, "text": "a"}""", "id: expected a text", "null")]
    [InlineData("""{"id": "3", "text": "a", "area": 1}""", "area: expected", "\"3\"")]
    [InlineData("""{"id": "3", "text": "a", "area": "attic"}""", "no area of the home has the id 'attic'", "\"3\"")]
    [InlineData("""{"id": "3", "text": "a", "home": {"devices": [{"id": "x"}]}}""", "home:devices:0:id: 'x' is not an entity id", "\"3\"")]
    [InlineData("""{"id": "3", "text": "\ud800"}""", "not valid Unicode", "\"3\"")]
    public async Task Run_BrokenLine_IsAnErrorAndTheRunGoesOn(string line, string error, string id)
    {
        var (lines, isGood) = await RunAsync(Agent(), line, """{"id": "last", "text": "a"}""");

        isGood.ShouldBeFalse();
        lines.Count.ShouldBe(2);
        lines[0]["error"]!.GetValue<string>().ShouldContain(error);
        (lines[0]["id"]?.ToJsonString() ?? "null").ShouldBe(id);
        lines[0].Count.ShouldBe(2);
        lines[1]["id"]!.GetValue<string>().ShouldBe("last");
        lines[1].ContainsKey("calls").ShouldBeTrue();
    }

    [Fact]
    public async Task Run_Homes_AreCarriedOver()
    {
        var homes = new List<HomeSnapshot>();
        var agent = new TestAgent(_ => TestAgent.Calls());

        await RunAsync(
            agent,
            """{"text": "configured", "area": "kitchen"}""",
            $$"""{"text": "den", "area": "den", "home": {{OneFan}}}""",
            """{"text": "still den", "area": "den"}""",
            """{"text": "no kitchen any more", "area": "kitchen"}""");

        agent.Interpreter.Heard.ShouldBe([("configured", "kitchen"), ("den", "den"), ("still den", "den")]);
    }

    [Fact]
    public async Task Run_ConfiguredHomeBroken_IsToldWhereItIsNeeded()
    {
        var output = new StringWriter();
        var runner = new InterpretRunner(Agent().Dialogue, () => new(null, [new HomeError("Home:devices:0:id", "missing")]));

        var isGood = await runner.RunAsync(
            new StringReader($$"""{"text": "a"}{{'\n'}}{"text": "den", "area": "den", "home": {{OneFan}}}"""), output, CancellationToken.None);

        isGood.ShouldBeFalse();
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldContain("Home:devices:0:id: missing");
        lines[1].ShouldContain("\"calls\"");
    }

    [Fact]
    public async Task Run_NoModel_IsAnErrorPerLine()
    {
        var (lines, isGood) = await RunAsync(new TestAgent(_ => Interpretation.Failed("no model")), """{"text": "a"}""");

        isGood.ShouldBeFalse();
        lines[0]["error"]!.GetValue<string>().ShouldBe("no model");
    }

    [Theory]
    [InlineData("")]
    [InlineData("turn\\u0000on")]
    public async Task Run_TextThatCantBeUnderstood_IsAnsweredWithASentence(string text)
    {
        var (lines, isGood) = await RunAsync(Agent(), $$"""{"text": "{{text}}"}""", $$"""{"text": "{{new string('a', 10_000)}}"}""");

        isGood.ShouldBeTrue();
        lines.ShouldAllBe(line => line["calls"]!.AsArray().Count == 0 && line["reply"]!.GetValue<string>().Length > 10);
    }

    [Fact]
    public async Task Run_EachAnswer_LeavesBeforeTheNextRequestIsRead()
    {
        var output = new FlushCounter();
        var input = new StringReader("{\"text\": \"a\"}\n{\"text\": \"b\"}\n");

        await new InterpretRunner(Agent().Dialogue, Configured).RunAsync(input, output, CancellationToken.None);

        output.Flushes.ShouldBe(2);
    }

    [Fact]
    public async Task Run_QuotesAndLettersOfAllLanguages_StandForThemselves()
    {
        var (_, _, text) = await RunRawAsync(
            new TestAgent(_ => TestAgent.Refuses(RefusalReason.NoSuchDevice)), """{"id": "é'", "text": "a"}""");

        text.ShouldContain("\"id\":\"é'\"");
        text.ShouldContain("I don't know");
    }

    private static TestAgent Agent() =>
        new(_ => TestAgent.Calls(TestAgent.Call("light.turn_on", "light.kitchen", """{"brightness_pct": 30}""")));

    private static HomeReading Configured() =>
        HomeReader.Read(Encoding.UTF8.GetBytes(TestAgent.HomeJson), HomeReaderOptions.Configuration);

    private static async Task<(List<JsonObject> Lines, bool IsGood)> RunAsync(TestAgent agent, params string[] requests)
    {
        var (lines, isGood, _) = await RunRawAsync(agent, requests);
        return (lines, isGood);
    }

    private static async Task<(List<JsonObject> Lines, bool IsGood, string Text)> RunRawAsync(TestAgent agent, params string[] requests)
    {
        var output = new StringWriter { NewLine = "\n" };
        var isGood = await new InterpretRunner(agent.Dialogue, Configured)
            .RunAsync(new StringReader(string.Join("\r\n", requests)), output, CancellationToken.None);
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject());
        return ([.. lines], isGood, output.ToString());
    }

    private sealed class FlushCounter : StringWriter
    {
        public int Flushes { get; private set; }

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            Flushes++;
            return Task.CompletedTask;
        }
    }
}
