using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Interpreting;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Interpreting;

public class ReservationTests
{
    [Theory]
    [InlineData("dont turn on the light", RefusalReason.NotACommand)]
    [InlineData("please do not open the gate", RefusalReason.NotACommand)]
    [InlineData("whatever you do dont open the gate", RefusalReason.NotACommand)]
    [InlineData("never unlock the back door", RefusalReason.NotACommand)]
    [InlineData("dont you dare turn that kettle on", RefusalReason.NotACommand)]
    [InlineData("dont turn it off but dim it", null)]
    [InlineData("dont forget to turn off the light", null)]
    [InlineData("lets not have the fire bowl on in this wind", RefusalReason.NotACommand)]
    [InlineData("no one should open the main gate", RefusalReason.NotACommand)]
    [InlineData("ah no leave the radio on", RefusalReason.NotACommand)]
    [InlineData("all lights off but leave the radio on", null)]
    [InlineData("lock the gate or open it i dont know", RefusalReason.NotACommand)]
    [InlineData("gate shut once the last tables gone", RefusalReason.Unsupported)]
    [InlineData("why dont you turn on the light", null)]
    [InlineData("do the kitchen light", null)]
    [InlineData("turn off the fan in 10 minutes", RefusalReason.Unsupported)]
    [InlineData("turn off the fan in half an hour", RefusalReason.Unsupported)]
    [InlineData("heating on for a couple of hours", RefusalReason.Unsupported)]
    [InlineData("lights on at 7 pm", RefusalReason.Unsupported)]
    [InlineData("close the blinds at sunset", RefusalReason.Unsupported)]
    [InlineData("turn on the lamp every evening", RefusalReason.Unsupported)]
    [InlineData("turn on every light in the kitchen", null)]
    [InlineData("set the light in the hall to 10 percent", null)]
    [InlineData("turn on the light for a minute man", RefusalReason.Unsupported)]
    [InlineData("turn on the light in a dining room", null)]
    [InlineData("everything off at 6", RefusalReason.Unsupported)]
    [InlineData("leave the lamp alone dont turn it up", RefusalReason.NotACommand)]
    [InlineData("lock the stair door once everybody is back", RefusalReason.Unsupported)]
    [InlineData("start the ac weve a meeting at 10", null)]
    [InlineData("turn it up once more please", null)]
    [InlineData("if she isnt up by 8 put her lamp on", RefusalReason.Unsupported)]
    [InlineData("if you can turn on the lamp please", null)]
    [InlineData("dont touch the fan turn the telly off", null)]
    [InlineData("dont turn the fan up or turn it off", RefusalReason.NotACommand)]
    [InlineData("dont turn it on when you open the window", RefusalReason.NotACommand)]
    [InlineData("under no circumstances is the router to be turned off", RefusalReason.NotACommand)]
    [InlineData("open the gate when you see the truck", RefusalReason.Unsupported)]
    [InlineData("open the gate when you get a minute", null)]
    [InlineData("come sundown close the hatch", RefusalReason.Unsupported)]
    [InlineData("i heard the compressor kick on around 3", RefusalReason.NotACommand)]
    [InlineData("we run the pump off solar", RefusalReason.NotACommand)]
    [InlineData("i can hear the telly turn it down", null)]
    [InlineData("no need for the big light", RefusalReason.NotACommand)]
    [InlineData("nobody touch the immersion ive just put it off", RefusalReason.NotACommand)]
    [InlineData("hold off on starting the robot", RefusalReason.NotACommand)]
    public void Of_Words_SaysWhetherTheyForbidOrPutOff(string text, RefusalReason? expected) => Reservation.Of(text, [new("light.turn_on", [], [])]).ShouldBe(expected);

    [Theory]
    [InlineData("open the stand up at fajr", true)]
    [InlineData("open the stand up at 6", false)]
    [InlineData("open the stand up were at grandmas", false)]
    [InlineData("look at stand up", false)]
    public void EndsWithMoment_WordThatNobodyKnows_IsATime(string text, bool expected) =>
        Reservation.EndsWithMoment(new Linker(HomeSketch.Draw("cover.stand: Stand Up")).Link(text, null)).ShouldBe(expected);

    [Theory]
    [InlineData("turn on the desk lamp after the stand up", "cover.stand", true)]
    [InlineData("raise the worktop up to standing height", "cover.sink", true)]
    [InlineData("take the stand up to 80", "cover.stand", false)]
    public void IsOnlyMentioned_WhenOrHowHigh_IsNoTarget(string text, string device, bool expected)
    {
        var linked = new Linker(HomeSketch.Draw("""
            light.desk: Desk Lamp
            cover.stand: Stand Up
            cover.sink: Height Adjustable Sink
            """)).Link(text, null);

        Reservation.IsOnlyMentioned(linked.Scope.Devices.Single(scoped => scoped.Device.Id.ToString() == device).Spelling, linked).ShouldBe(expected, linked.Marked);
    }
}
