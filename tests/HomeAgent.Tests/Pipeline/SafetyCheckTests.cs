using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Pipeline;

public sealed class SafetyCheckTests
{
    private static readonly HomeSnapshot Home = HomeSketch.Draw(
        """
        lock.front: Front Door
        cover.garage: Garage | {"device_class": "garage"}
        cover.blind: Blind | {"device_class": "blind"}
        alarm_control_panel.home: Alarm
        light.hall: Hall Light
        """);

    [Theory]
    [InlineData("lock.unlock", "lock.front", "", "lock.front")]
    [InlineData("lock.lock", "lock.front", "lock.front", "")]
    [InlineData("lock.open", "lock.front", "", "lock.front")]
    [InlineData("cover.open_cover", "cover.garage cover.blind", "cover.blind", "cover.garage")]
    [InlineData("cover.close_cover", "cover.garage cover.blind", "cover.garage cover.blind", "")]
    [InlineData("cover.set_cover_position", "cover.garage", "", "cover.garage")]
    [InlineData("cover.toggle", "cover.garage", "", "cover.garage")]
    [InlineData("alarm_control_panel.alarm_disarm", "alarm_control_panel.home", "", "alarm_control_panel.home")]
    [InlineData("alarm_control_panel.alarm_arm_away", "alarm_control_panel.home", "alarm_control_panel.home", "")]
    public void Apply_Defaults_HoldBackWhatLetsSomebodyIn(string service, string ids, string free, string held)
    {
        var checkedCalls = SafetyCheck.Apply(TestAgent.Calls(TestAgent.Call(service, ids)), new SafetyOptions(), Home);

        Ids(checkedCalls.Calls).ShouldBe(free);
        Ids(checkedCalls.Unconfirmed).ShouldBe(held);
    }

    [Fact]
    public void Apply_EmptyList_AsksForNothing() =>
        SafetyCheck.Apply(TestAgent.Calls(TestAgent.Call("lock.unlock", "lock.front")), new SafetyOptions { Confirm = [] }, Home)
            .NeedsConfirmation.ShouldBeFalse();

    [Fact]
    public void Apply_EntityId_IsAskedAboutWhateverIsDone() =>
        Ids(SafetyCheck.Apply(TestAgent.Calls(TestAgent.Call("light.turn_off", "light.hall")), new SafetyOptions { Confirm = ["light.hall"] }, Home).Unconfirmed)
            .ShouldBe("light.hall");

    [Fact]
    public void Apply_ForbiddenOffer_IsTakenAway()
    {
        var offer = new Interpretation([], [], default) { Unconfirmed = [TestAgent.Call("light.turn_on", "light.hall")] };

        var screened = SafetyCheck.Apply(offer, new SafetyOptions { Never = ["light.hall"] }, Home);

        screened.NeedsConfirmation.ShouldBeFalse();
        screened.Problems.ShouldHaveSingleItem().IsForbidden.ShouldBeTrue();
    }

    [Fact]
    public void Apply_NeverAndConfirm_NeverWins() =>
        SafetyCheck.Apply(TestAgent.Calls(TestAgent.Call("lock.unlock", "lock.front")), new SafetyOptions { Never = ["lock.unlock"] }, Home)
            .AllCalls.ShouldBeEmpty();

    private static string Ids(IEnumerable<ServiceCall> calls) => string.Join(' ', calls.SelectMany(call => call.EntityIds));
}
