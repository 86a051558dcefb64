using System.Text;
using Shouldly;

namespace HomeLLM.Grammar.Tests;

public class CallGrammarTests
{
    private readonly CallGrammar _grammar = CallGrammar.Build(TestHome.Labels(TestHome.Small), ServiceCatalogue.Default);

    [Theory]
    [InlineData("""{"service":"none","reason":"ambiguous"}""")]
    [InlineData("""{"service":"light.turn_on","target_device":"#1"}""")]
    [InlineData("""{"service":"light.turn_on","target_device":"#1","brightness_pct":0}""")]
    [InlineData("""{"service":"light.turn_on","target_device":"#1","brightness_step_pct":-100}""")]
    [InlineData("""{"service":"light.turn_on","target_device":"#3","brightness_pct":50,"color_name":"red"}""")]
    [InlineData("""{"service":"light.turn_on","target_area":"@2","rgb_color":[255,0,10]}""")]
    [InlineData("""{"service":"light.turn_on","target_device":"#4","color_temp_kelvin":2700}""")]
    [InlineData("""{"service":"light.toggle","target_home":true}""")]
    [InlineData("""{"service":"fan.set_preset_mode","target_floor":"^2","preset_mode":"sleep"}""")]
    [InlineData("""{"service":"fan.increase_speed","target_device":"#5"}""")]
    [InlineData("""{"service":"fan.increase_speed","target_device":"#5","percentage_step":1}""")]
    [InlineData("""{"service":"fan.oscillate","target_device":"#5","oscillating":false}""")]
    [InlineData("""{"service":"switch.turn_on","target_area":"@1"}""")]
    [InlineData("{\"service\":\"fan.turn_on\",\"target_device\":\"#6\"}\n{\"service\":\"light.turn_off\",\"target_home\":true}")]
    [InlineData("{\"service\":\"none\",\"reason\":\"unsupported\"}\n{\"service\":\"light.turn_off\",\"target_home\":true}")]
    [InlineData("{\"service\":\"light.turn_off\",\"target_home\":true}\n{\"service\":\"none\",\"reason\":\"ambiguous\"}")]
    [InlineData("""{"service":"light.turn_off","target_home":true,"except":["@1","#4"]}""")]
    [InlineData("""{"service":"light.turn_on","target_area":"@1","except":["#2"],"brightness_pct":50,"offer":true}""")]
    [InlineData("""{"service":"query.state","target_device":"#1"}""")]
    [InlineData("""{"service":"query.state","target_device":"#1","is":"on"}""")]
    [InlineData("""{"service":"query.list","target_floor":"^1","domain":"light","is":"on"}""")]
    [InlineData("""{"service":"query.all","target_home":true,"except":["@1"],"domain":"lock","is":"locked"}""")]
    [InlineData("""{"service":"query.count","target_home":true,"domain":"light"}""")]
    [InlineData("""{"service":"query.value","target_area":"@1","quantity":"temperature"}""")]
    [InlineData("""{"service":"query.time"}""")]
    [InlineData("""{"service":"query.date"}""")]
    [InlineData("""{"service":"dialog.undo"}""")]
    public void Automaton_ValidAnswer_Accepts(string answer) => Accepts(answer).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("{}")]
    [InlineData("""{"service":"none"}""")]
    [InlineData("""{"service":"none","reason":"because"}""")]
    [InlineData("""{"service":"light.turn_on"}""")]
    [InlineData("""{ "service":"light.turn_on","target_device":"#1"}""")]
    [InlineData("""{"target_device":"#1","service":"light.turn_on"}""")]
    [InlineData("""{"service":"light.turn_on","target_device":"#2","brightness_pct":50}""")]
    [InlineData("""{"service":"light.turn_on","target_device":"#8"}""")]
    [InlineData("""{"service":"light.turn_on","target_device":"#5"}""")]
    [InlineData("""{"service":"light.turn_on","target_device":"@1"}""")]
    [InlineData("""{"service":"light.turn_on","target_area":"@3"}""")]
    [InlineData("""{"service":"light.turn_on","target_home":false}""")]
    [InlineData("""{"service":"light.turn_on","target_device":"#1","brightness_pct":101}""")]
    [InlineData("""{"service":"light.turn_on","target_device":"#1","brightness_pct":007}""")]
    [InlineData("""{"service":"light.turn_on","target_device":"#1","brightness_pct":50,"brightness_step_pct":5}""")]
    [InlineData("""{"service":"light.turn_on","target_device":"#1","brightness_pct":50,"brightness_pct":5}""")]
    [InlineData("""{"service":"light.turn_on","target_device":"#3","color_name":"red","brightness_pct":50}""")]
    [InlineData("""{"service":"light.turn_on","target_device":"#3","color_name":"red","color_temp_kelvin":2700}""")]
    [InlineData("""{"service":"light.turn_on","target_device":"#4","color_temp_kelvin":2699}""")]
    [InlineData("""{"service":"light.turn_off","target_device":"#1","brightness_pct":0}""")]
    [InlineData("""{"service":"fan.set_percentage","target_device":"#5"}""")]
    [InlineData("""{"service":"fan.set_percentage","target_device":"#6","percentage":50}""")]
    [InlineData("""{"service":"fan.set_percentage","target_area":"@1","percentage":50}""")]
    [InlineData("""{"service":"lock.unlock","target_home":true}""")]
    [InlineData("{\"service\":\"light.turn_off\",\"target_home\":true}\n")]
    [InlineData("""{"service":"light.turn_off","target_home":true,"except":[]}""")]
    [InlineData("""{"service":"light.turn_off","target_home":true,"except":["#99"]}""")]
    [InlineData("""{"service":"light.turn_off","target_home":true,"except":["#1","#2","#3","#4","#1"]}""")]
    [InlineData("""{"service":"light.turn_off","target_home":true,"offer":false}""")]
    [InlineData("""{"service":"light.turn_off","target_home":true,"offer":true,"except":["#1"]}""")]
    [InlineData("""{"service":"query.state","target_device":"#1","domain":"light"}""")]
    [InlineData("""{"service":"query.state","target_area":"@1"}""")]
    [InlineData("""{"service":"query.any","target_device":"#1"}""")]
    [InlineData("""{"service":"query.any","target_device":"#1","is":"burning"}""")]
    [InlineData("""{"service":"query.any","target_area":"@1","is":"on","domain":"light"}""")]
    [InlineData("""{"service":"query.value","target_area":"@1","domain":"light","quantity":"brightness"}""")]
    [InlineData("""{"service":"query.value","target_area":"@1"}""")]
    [InlineData("""{"service":"query.time","target_home":true}""")]
    [InlineData("""{"service":"query.state","target_device":"#1","offer":true}""")]
    [InlineData("""{"service":"dialog.undo","target_home":true}""")]
    public void Automaton_InvalidAnswer_DoesNotAccept(string answer) => Accepts(answer).ShouldBeFalse();

    [Fact]
    public void Automaton_SixteenLines_AreTheMost()
    {
        const string Line = """{"service":"light.turn_off","target_home":true}""";

        Accepts(string.Join('\n', Enumerable.Repeat(Line, 16))).ShouldBeTrue();
        Accepts(string.Join('\n', Enumerable.Repeat(Line, 17))).ShouldBeFalse();
        var last = _grammar.Automaton.Step(
            _grammar.Automaton.StartState, Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(Line, 16))));
        _grammar.Automaton.IsFinal(last).ShouldBeTrue();
    }

    [Fact]
    public void Automaton_EmptyHome_AdmitsOnlyWhatNamesNothing()
    {
        var automaton = CallGrammar.Build(CallScope.WholeHome(DeviceRegistry.HomeSnapshot.Empty) with { AllowHome = false }, ServiceCatalogue.Default).Automaton;

        foreach (var line in (string[])["""{"service":"none","reason":"no_such_device"}""", """{"service":"query.time"}""", """{"service":"dialog.undo"}"""])
        {
            automaton.IsAccepting(automaton.Step(automaton.StartState, Encoding.UTF8.GetBytes(line))).ShouldBeTrue(line);
        }

        automaton.Step(automaton.StartState, """{"service":"l"""u8).ShouldBe(GrammarAutomaton.Dead);
        automaton.Step(automaton.StartState, """{"service":"query.s"""u8).ShouldBe(GrammarAutomaton.Dead);
    }

    private bool Accepts(string answer) =>
        _grammar.Automaton.IsAccepting(_grammar.Automaton.Step(_grammar.Automaton.StartState, Encoding.UTF8.GetBytes(answer)));
}
