using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Evaluation;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Evaluation;

public sealed class EvaluationTests
{
    private const string Off = """{"service": "light.turn_off", "target": {"entity_id": ["light.hall"]}}""";

    // Each line: the expected calls, and those that were understood; services, ids and data of a call separated by "/".
    [Theory]
    [InlineData("light.turn_off/light.hall light.hob", "light.turn_off/light.hob light.hall", true)]
    [InlineData("light.turn_off/light.hall light.hob", "light.turn_off/light.hob; light.turn_off/light.hall", true)]
    [InlineData("light.turn_off/light.hall", "light.turn_off/light.hall light.hall", true)]
    [InlineData("light.toggle/light.hall", "light.toggle/light.hall; light.toggle/light.hall", false)]
    [InlineData("light.turn_off/light.hall", "light.turn_off/light.hob", false)]
    [InlineData("light.turn_off/light.hall", "", false)]
    [InlineData("", "light.turn_off/light.hall", false)]
    [InlineData("light.turn_on/light.hall/{\"brightness_pct\": 50}", "light.turn_on/light.hall/{\"brightness_pct\": 50.0}", true)]
    [InlineData("light.turn_on/light.hall/{\"brightness_pct\": 50}", "light.turn_on/light.hall/{\"brightness_pct\": 51}", false)]
    [InlineData("light.turn_on/light.hall/{\"brightness_pct\": 100}", "light.turn_on/light.hall", false)]
    [InlineData("light.turn_off/light.hall", "light.turn_on/light.hall/{\"brightness_pct\": 0}", true)]
    [InlineData("fan.turn_off/fan.office", "fan.set_percentage/fan.office/{\"percentage\": 0}", true)]
    [InlineData("fan.set_percentage/fan.office/{\"percentage\": 30}", "fan.turn_on/fan.office/{\"percentage\": 30}", true)]
    [InlineData("fan.set_percentage/fan.desk/{\"percentage\": 30}", "fan.turn_on/fan.desk/{\"percentage\": 30}", false)]
    [InlineData("light.turn_on/light.hall/{\"color_name\": \"aqua\"}", "light.turn_on/light.hall/{\"color_name\": \"cyan\"}", true)]
    [InlineData("light.turn_on/light.hall/{\"color_name\": \"darkgray\"}", "light.turn_on/light.hall/{\"color_name\": \"darkgrey\"}", true)]
    [InlineData("light.turn_on/light.hall/{\"color_name\": \"red\"}", "light.turn_on/light.hall/{\"rgb_color\": [255, 0, 0]}", false)]
    [InlineData("light.turn_on/light.hall/{\"rgb_color\": [255, 0, 0]}", "light.turn_on/light.hall/{\"rgb_color\": [255, 0, 0]}", true)]
    [InlineData("light.turn_on/light.hall/{\"rgb_color\": [255, 0, 0]}", "light.turn_on/light.hall/{\"rgb_color\": [0, 0, 255]}", false)]
    public void Matches_Calls_CompareByEffect(string expected, string understood, bool matches) =>
        new Expectation([.. Calls(expected)], null).Matches(new([.. Calls(understood)], [], default), TestAgent.Home).ShouldBe(matches);

    [Theory]
    [InlineData(null, RefusalReason.Ambiguous, true)]
    [InlineData(RefusalReason.Ambiguous, RefusalReason.Ambiguous, true)]
    [InlineData(RefusalReason.Ambiguous, RefusalReason.Unsupported, false)]
    public void Matches_Refusal_ComparesTheReasonWhereItIsNamed(RefusalReason? expected, RefusalReason reason, bool matches) =>
        new Expectation([], expected).Matches(TestAgent.Refuses(reason), TestAgent.Home).ShouldBe(matches);

    [Fact]
    public void Matches_Failure_IsNeverRight() =>
        new Expectation([], null).Matches(Interpretation.Failed("no model"), TestAgent.Home).ShouldBeFalse();

    [Fact]
    public void Read_File_CarriesTheHomeOverAndTakesAlternatives()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.jsonl", $$$"""
            {"id": "1", "category": "x", "text": "a", "home": {{{TestAgent.HomeJson.Replace('\n', ' ')}}}, "expect": {"calls": [{{{Off}}}]}}
            {"id": "2", "category": "y", "text": "b", "expect": {"any": [{"calls": [], "reason": "ambiguous"}, {"calls": [{{{Off}}}]}]}}
            """);

        var cases = EvaluationCase.Read([folder.PathOf("")]).ToArray();

        cases.Select(one => one.Id).ShouldBe(["1", "2"]);
        cases[1].Home.ShouldBeSameAs(cases[0].Home);
        cases[1].Expected.Length.ShouldBe(2);
        cases[1].Expected[0].Reason.ShouldBe(RefusalReason.Ambiguous);
    }

    [Theory]
    [InlineData("""{"id": "1", "text": "a", "expect": {"calls": []}}""", "a.jsonl:1: the first line of a file needs a home")]
    [InlineData("""{"id": "1", "text": "a", "home": {}}""", "a.jsonl:1: expect")]
    [InlineData("""{"id": "1", "text": "a", "home": {}, "expect": {"calls": 5}}""", "a.jsonl:1: expect")]
    [InlineData("""{"id": "1", "text": "a", "home": {}, "expect": {"calls": [], "reason": "tired"}}""", "'tired' is not a reason")]
    [InlineData("oops", "a.jsonl:1: not JSON")]
    public void Read_BrokenLine_SaysWhere(string line, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.jsonl", line);

        Should.Throw<FormatException>(() => EvaluationCase.Read([path]).ToArray()).Message.ShouldContain(expected);
    }

    [Fact]
    public void Read_TheTestSet_IsReadable() =>
        EvaluationCase.Read([RepositoryRoot.Find("tests/understanding")]).Count().ShouldBeGreaterThan(200);

    [Fact]
    public void Report_Results_AreCountedByCategory()
    {
        var agent = new TestAgent(text => text == "right" ? TestAgent.Calls(TestAgent.Call("light.turn_off", "light.hall")) : TestAgent.Calls());
        var expected = new Expectation([TestAgent.Call("light.turn_off", "light.hall")], null);
        var evaluator = new Evaluator(agent.Dialogue);
        var cases = new[] { ("1", "x", "right"), ("2", "x", "wrong"), ("3", "y", "right") };

        var report = new EvaluationReport([.. cases.Select(one => evaluator.Run(
            new(one.Item1, one.Item2, one.Item3, null, TestAgent.Home, [expected]), CancellationToken.None))]);

        (report.Right, report.All).ShouldBe((2, 3));
        var json = JsonNode.Parse(report.ToJson())!;
        ((int)json["right"]!).ShouldBe(2);
        json["categories"]!.AsArray().Select(category => $"{category!["category"]} {category["right"]}/{category["all"]}").ShouldBe(["x 1/2", "y 1/1"]);
        ((string)json["failures"]![0]!["id"]!).ShouldBe("2");
        var text = new StringWriter();
        report.WriteText(text, withFailures: true);
        text.ToString().ShouldContain("2: wrong");
        text.ToString().ShouldContain("expected  light.turn_off light.hall {}");
    }

    private static IEnumerable<ServiceCall> Calls(string text) =>
        text.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(call => call.Split('/'))
            .Select(parts => TestAgent.Call(parts[0], parts[1], parts.Length > 2 ? parts[2] : "{}"));
}
