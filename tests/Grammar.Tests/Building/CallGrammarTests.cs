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
    [InlineData("{\"service\":\"none\",\"reason\":\"ambiguous\"}\n{\"service\":\"light.turn_off\",\"target_home\":true}")]
    [InlineData("{\"service\":\"light.turn_off\",\"target_home\":true}\n{\"service\":\"none\",\"reason\":\"ambiguous\"}")]
    [InlineData("{\"service\":\"light.turn_off\",\"target_home\":true}\n")]
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
    public void Automaton_EmptyHome_AdmitsOnlyRefusals()
    {
        var automaton = CallGrammar.Build(CallScope.WholeHome(DeviceRegistry.HomeSnapshot.Empty), ServiceCatalogue.Default).Automaton;

        automaton.IsFinal(automaton.Step(automaton.StartState, """{"service":"none","reason":"no_such_device"}"""u8)).ShouldBeTrue();
        automaton.Step(automaton.StartState, """{"service":"l"""u8).ShouldBe(GrammarAutomaton.Dead);
    }

    private bool Accepts(string answer) =>
        _grammar.Automaton.IsAccepting(_grammar.Automaton.Step(_grammar.Automaton.StartState, Encoding.UTF8.GetBytes(answer)));
}
