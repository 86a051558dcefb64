using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Configuration;
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
        new Expectation([.. Calls(expected)], null).Matches(new([.. Calls(understood)], [], default), "", TestAgent.Home).ShouldBe(matches);

    [Theory]
    [InlineData(null, RefusalReason.Ambiguous, true)]
    [InlineData(RefusalReason.Ambiguous, RefusalReason.Ambiguous, true)]
    [InlineData(RefusalReason.Ambiguous, RefusalReason.Unsupported, false)]
    public void Matches_Refusal_ComparesTheReasonWhereItIsNamed(RefusalReason? expected, RefusalReason reason, bool matches) =>
        new Expectation([], expected).Matches(TestAgent.Refuses(reason), "", TestAgent.Home).ShouldBe(matches);

    [Fact]
    public void Matches_Failure_IsNeverRight() =>
        new Expectation([], null).Matches(Interpretation.Failed("no model"), "", TestAgent.Home).ShouldBeFalse();

    [Theory]
    [InlineData("""{"calls": [{"service": "switch.turn_off", "target": {"entity_id": ["switch.server"]}}], "confirm": true}""", true)]
    [InlineData("""{"calls": [{"service": "switch.turn_off", "target": {"entity_id": ["switch.server"]}}], "confirm": false}""", false)]
    [InlineData("""{"calls": [{"service": "switch.turn_off", "target": {"entity_id": ["switch.server"]}}]}""", true)]
    [InlineData("""{"calls": []}""", false)]
    [InlineData("""{"calls": [{"service": "switch.turn_off", "target": {"entity_id": ["switch.server"]}}], "reply_has": ["SHALL I", "server"]}""", true)]
    [InlineData("""{"calls": [{"service": "switch.turn_off", "target": {"entity_id": ["switch.server"]}}], "reply_has": ["fish"]}""", false)]
    public void Matches_WhatNeedsAYes_CountsAsACallThatAsks(string expect, bool matches)
    {
        var asked = new Interpretation([], [], default) { Unconfirmed = [TestAgent.Call("switch.turn_off", "switch.server")] };

        Expectation.ReadAll(JsonDocument.Parse(expect).RootElement).Single().Matches(asked, "Shall I turn off the Server?", TestAgent.Home).ShouldBe(matches);
    }

    [Theory]
    [InlineData("""{"service": "query.any", "target": {"entity_id": ["light.hob", "light.hall"]}, "is": "on"}""", true)]
    [InlineData("""{"service": "query.any"}""", true)]
    [InlineData("""{"service": "query.any", "is": "off"}""", false)]
    [InlineData("""{"service": "query.any", "quantity": "state"}""", false)]
    [InlineData("""{"service": "query.all"}""", false)]
    [InlineData("""{"service": "query.any", "target": {"entity_id": ["light.hob"]}}""", false)]
    public void Matches_Question_ComparesWhatIsNamed(string query, bool matches)
    {
        var asked = new Interpretation([], [], default)
        {
            Answers = [new(QueryKind.Any, [EntityId.Parse("light.hall"), EntityId.Parse("light.hob")], "on", null, "light", CallTarget.Home)],
        };

        Expectation.ReadAll(JsonDocument.Parse($$"""{"calls": [], "query": {{query}}}""").RootElement).Single()
            .Matches(asked, "", TestAgent.Home).ShouldBe(matches);
    }

    [Fact]
    public void Run_Conversation_RemembersWhatWasAsked()
    {
        var agent = new TestAgent(
            _ => TestAgent.Calls(TestAgent.Call("switch.turn_off", "switch.server")), new SafetyOptions { Confirm = ["switch.turn_off"] });
        var evaluator = new Evaluator(agent.Dialogue);
        var expected = new Expectation([TestAgent.Call("switch.turn_off", "switch.server")], null);
        var first = new EvaluationCase("1", "x", "server off", null, TestAgent.Home, [expected with { Confirm = true }]) { Conversation = "c" };
        var second = new EvaluationCase("2", "x", "yes", null, TestAgent.Home, [expected with { Confirm = false }]) { Conversation = "c" };

        evaluator.Run(first, CancellationToken.None).IsRight.ShouldBeTrue();
        evaluator.Run(second, CancellationToken.None).IsRight.ShouldBeTrue();
    }

    [Fact]
    public void Report_ActingWhereNothingMay_IsCounted()
    {
        var agent = new TestAgent(text => text == "act" ? TestAgent.Calls(TestAgent.Call("light.turn_off", "light.hall")) : TestAgent.Refuses(RefusalReason.NotACommand));
        var evaluator = new Evaluator(agent.Dialogue);

        var report = new EvaluationReport([.. new[] { "act", "refuse" }.Select(text => evaluator.Run(
            new(text, "x", text, null, TestAgent.Home, [new Expectation([], null)]), CancellationToken.None))]);

        (report.ActsWrongly, report.MustNotAct).ShouldBe((1, 2));
    }

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
    [InlineData("""{"id": "1", "text": "a", "home": {}, "expect": {"calls": [], "query": {"service": "query.mood"}}}""", "'query.mood' is not a question")]
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
