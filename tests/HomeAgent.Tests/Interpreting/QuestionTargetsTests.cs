using System.Text.Json.Nodes;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Interpreting;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Interpreting;

public class QuestionTargetsTests
{
    private static readonly Linker Linker = new(HomeSketch.Draw("""
        light.grow1: Grow Panel 1
        light.grow2: Grow Panel 2
        light.hall: Hall Light
        """));

    [Theory]
    [InlineData("is any grow panel off", "query.any")]
    [InlineData("are all the grow panels off", "query.all")]
    [InlineData("are the grow panels off", "query.state")]
    [InlineData("is the hall light off", "query.state")]
    public void AsAsked_StateOfSeveral_AsksWhatWasAsked(string text, string expected) =>
        QuestionTargets.AsAsked(new("query.state", CallTarget.Device("#1"), new JsonObject { [CallLine.IsKey] = "off" }), Linker.Link(text, null)).Service.ShouldBe(expected);
}
