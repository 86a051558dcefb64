using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Replies;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Replies;

public sealed class ReplyComposerTests
{
    [Theory]
    [InlineData("light.turn_on", "light.kitchen", "{}", "Kitchen Light on.")]
    [InlineData("light.turn_off", "light.kitchen", "{}", "Kitchen Light off.")]
    [InlineData("light.toggle", "light.kitchen", "{}", "Kitchen Light on.")]
    [InlineData("switch.toggle", "switch.server", "{}", "Server off.")]
    [InlineData("light.turn_on", "light.kitchen", """{"brightness_pct": 30}""", "Kitchen Light set to 30 percent.")]
    [InlineData("light.turn_on", "light.kitchen", """{"brightness_pct": 0}""", "Kitchen Light off.")]
    [InlineData("light.turn_on", "light.kitchen", """{"brightness_step_pct": 20}""", "Kitchen Light brighter.")]
    [InlineData("light.turn_on", "light.kitchen", """{"brightness_step_pct": -20}""", "Kitchen Light dimmer.")]
    [InlineData("light.turn_on", "light.kitchen", """{"color_name": "red"}""", "Kitchen Light set to red.")]
    [InlineData("light.turn_on", "light.kitchen", """{"brightness_pct": 40, "color_name": "red"}""", "Kitchen Light set to red at 40 percent.")]
    [InlineData("light.turn_on", "light.kitchen", """{"color_temp_kelvin": 2700}""", "Kitchen Light set to 2700 kelvin.")]
    [InlineData("light.turn_on", "light.kitchen", """{"rgb_color": [255, 0, 10]}""", "Kitchen Light set to RGB 255, 0, 10.")]
    [InlineData("fan.set_percentage", "fan.office", """{"percentage": 66}""", "Office Fan set to 66 percent.")]
    [InlineData("fan.turn_on", "fan.desk", """{"percentage": 66}""", "Desk Fan on at 66 percent.")]
    [InlineData("fan.increase_speed", "fan.office", "{}", "Office Fan faster.")]
    [InlineData("fan.decrease_speed", "fan.office", "{}", "Office Fan slower.")]
    [InlineData("fan.oscillate", "fan.office", """{"oscillating": true}""", "Office Fan oscillating.")]
    [InlineData("fan.oscillate", "fan.office", """{"oscillating": false}""", "Office Fan no longer oscillating.")]
    [InlineData("fan.set_direction", "fan.office", """{"direction": "reverse"}""", "Office Fan set to reverse.")]
    [InlineData("fan.set_preset_mode", "fan.office", """{"preset_mode": "sleep"}""", "Office Fan set to sleep mode.")]
    [InlineData("light.turn_off", "light.kitchen light.hob light.counter", "{}", "Turned off 3 lights in the Kitchen.")]
    [InlineData("light.turn_on", "light.kitchen light.hob light.counter", """{"brightness_pct": 5}""", "Set 3 lights in the Kitchen to 5 percent.")]
    [InlineData("light.turn_off", "light.kitchen light.hob light.counter light.hall", "{}", "Turned off all 4 lights.")]
    [InlineData("fan.turn_off", "fan.office fan.desk", "{}", "Turned off 2 fans in the Office.")]
    [InlineData("light.turn_off", "light.kitchen light.hall", "{}", "Kitchen Light and Hall Light off.")]
    public void ComposePlanned_OneCall_SaysWhatWillBe(string service, string ids, string data, string expected) =>
        ReplyComposer.ComposePlanned("", TestAgent.Calls(TestAgent.Call(service, ids, data)), TestAgent.Home).ShouldBe(expected);

    [Theory]
    [InlineData("cover.open_cover", "cover.a", "{}", "Left Blind opening.", "Shall I open the Left Blind?")]
    [InlineData("cover.close_cover", "cover.a cover.b", "{}", "Closing both blinds.", "Shall I close both blinds?")]
    [InlineData("cover.set_cover_position", "cover.a", """{"position": 50}""", "Left Blind set to 50 percent open.", "Shall I set the Left Blind to 50 percent open?")]
    [InlineData("cover.stop_cover", "cover.a", "{}", "Left Blind stopped.", "Shall I stop the Left Blind?")]
    [InlineData("valve.open_valve", "valve.a", "{}", "Garden Tap opening.", "Shall I open the Garden Tap?")]
    [InlineData("lock.unlock", "lock.a", "{}", "Front Door unlocked.", "Shall I unlock the Front Door?")]
    [InlineData("alarm_control_panel.alarm_arm_night", "alarm_control_panel.a", "{}", "Alarm armed for the night.", "Shall I arm the Alarm for the night?")]
    [InlineData("climate.set_temperature", "climate.a", """{"temperature": 21.5}""", "Heating up to 21.5 degrees.", "Shall I set the Heating to 21.5 degrees?")]
    [InlineData("climate.set_hvac_mode", "climate.a", """{"hvac_mode": "heat_cool"}""", "Heating set to heating and cooling mode.", "Shall I set the Heating to heating and cooling mode?")]
    [InlineData("humidifier.set_humidity", "humidifier.a", """{"humidity": 45}""", "Mister set to 45 percent humidity.", "Shall I set the Mister to 45 percent humidity?")]
    [InlineData("media_player.volume_set", "media_player.a", """{"volume_level": 0.3}""", "Radio set to 30 percent volume.", "Shall I set the Radio to 30 percent volume?")]
    [InlineData("media_player.media_next_track", "media_player.a", "{}", "Skipped to the next track on the Radio.", "Shall I skip to the next track on the Radio?")]
    [InlineData("media_player.volume_up", "media_player.a", "{}", "Radio louder.", "Shall I turn up the Radio?")]
    [InlineData("vacuum.return_to_base", "vacuum.a", "{}", "Hoover on its way to its base.", "Shall I send the Hoover to base?")]
    [InlineData("scene.turn_on", "scene.a", "{}", "Movie Time activated.", "Shall I activate the Movie Time?")]
    [InlineData("input_button.press", "input_button.a", "{}", "Bell pressed.", "Shall I press the Bell?")]
    [InlineData("todo.add_item", "todo.a", """{"item": "oat milk"}""", "Added oat milk to the Shopping List.", "Shall I add oat milk to the Shopping List?")]
    public void ComposePlanned_OtherKinds_SayAndAsk(string service, string ids, string data, string said, string asked)
    {
        var home = HomeSketch.Draw("""
            cover.a: Left Blind | {"device_class": "blind"}
            cover.b: Right Blind | {"device_class": "blind"}
            valve.a: Garden Tap
            lock.a: Front Door
            alarm_control_panel.a: Alarm
            climate.a: Heating | {"temperature": 20}
            humidifier.a: Mister
            media_player.a: Radio
            vacuum.a: Hoover
            scene.a: Movie Time
            input_button.a: Bell
            todo.a: Shopping List
            """);
        var call = TestAgent.Call(service, ids, data);

        ReplyComposer.ComposePlanned("", TestAgent.Calls(call), home).ShouldBe(said);
        ReplyComposer.ComposePlanned("", new([], [], default) { Unconfirmed = [call] }, home).ShouldBe(asked);
    }

    [Fact]
    public void ComposePlanned_DoneAndAsked_AsksLast() =>
        ReplyComposer.ComposePlanned(
            "",
            TestAgent.Calls(TestAgent.Call("light.turn_on", "light.hob")) with
            {
                Unconfirmed = [TestAgent.Call("switch.turn_off", "switch.server"), TestAgent.Call("fan.turn_off", "fan.office")],
            },
            TestAgent.Home).ShouldBe("Hob Light on. Shall I turn off the Server and turn off the Office Fan?");

    [Fact]
    public void ComposePlanned_SameToTwoDevices_IsOneSentence() =>
        ReplyComposer.ComposePlanned(
            "",
            TestAgent.Calls(TestAgent.Call("light.turn_on", "light.hob"), TestAgent.Call("light.turn_on", "light.hall")),
            TestAgent.Home).ShouldBe("Hob Light and Hall Light on.");

    [Fact]
    public void ComposePlanned_SeveralCalls_AreSeveralSentences() =>
        ReplyComposer.ComposePlanned(
            "",
            TestAgent.Calls(TestAgent.Call("light.turn_on", "light.hob"), TestAgent.Call("fan.turn_off", "fan.office")),
            TestAgent.Home).ShouldBe("Hob Light on. Office Fan off.");

    [Theory]
    [InlineData(RefusalReason.NoSuchDevice, "", "turn on the fireplace", "I don't know a device by that name here.")]
    [InlineData(RefusalReason.Unsupported, "light.hall", "make the hall light red", "The Hall Light can't change its colour.")]
    [InlineData(RefusalReason.Unsupported, "light.hob", "dim the hob light", "The Hob Light can't be dimmed that way.")]
    [InlineData(RefusalReason.Unsupported, "fan.desk", "make the desk fan oscillate", "The Desk Fan can't oscillate.")]
    [InlineData(RefusalReason.Unsupported, "switch.server", "make the server 2 degrees warmer", "The Server can't do that.")]
    [InlineData(RefusalReason.Unsupported, "switch.server", "set the server to fish", "The Server can't do that.")]
    [InlineData(RefusalReason.Unsupported, "", "sing", "I can't do that.")]
    [InlineData(RefusalReason.Ambiguous, "light.hob light.hall light.kitchen", "the light", "Which one do you mean: Hob Light, Hall Light or Kitchen Light?")]
    [InlineData(RefusalReason.Ambiguous, "", "the light", "Which one do you mean? Please say its name or its room.")]
    [InlineData(RefusalReason.NotACommand, "", "hello", "I didn't understand that as a command.")]
    public void ComposePlanned_Refusal_SaysWhyAndHelps(RefusalReason reason, string candidates, string text, string expected) =>
        ReplyComposer.ComposePlanned(
            text, TestAgent.Refuses(reason, candidates.Split(' ', StringSplitOptions.RemoveEmptyEntries)), TestAgent.Home).ShouldBe(expected);

    [Fact]
    public void ComposePlanned_UnknownWords_AreRepeated() =>
        ReplyComposer.ComposePlanned(
            "", new([], [new(RefusalReason.NoSuchDevice, [], "hearth glow")], default), TestAgent.Home).ShouldBe("I don't know a 'hearth glow'.");

    [Fact]
    public void ComposePlanned_PartlyRefused_SaysBoth() =>
        ReplyComposer.ComposePlanned(
            "turn on the hob light and make the hall light red",
            new([TestAgent.Call("light.turn_on", "light.hob")], [new(RefusalReason.Unsupported, [DeviceRegistry.EntityId.Parse("light.hall")])], default),
            TestAgent.Home).ShouldBe("Hob Light on. The Hall Light can't change its colour.");

    [Fact]
    public void ComposePlanned_NothingAtAll_IsStillAnAnswer() =>
        ReplyComposer.ComposePlanned("", TestAgent.Calls(), TestAgent.Home).ShouldBe("There was nothing to do.");

    [Fact]
    public void Compose_BrightnessCameBack_SaysWhereItIsNow()
    {
        var agent = new TestAgent(_ => TestAgent.Calls());
        var call = TestAgent.Call("light.turn_on", "light.kitchen", """{"brightness_step_pct": 20}""");
        agent.Obey(new("", TestAgent.Call("light.turn_on", "light.kitchen", """{"brightness_pct": 70}"""), default));

        ReplyComposer.Compose("", TestAgent.Calls(call), [new(call, CallStatus.Delivered, [])], new(TestAgent.Home, agent.Registry.Current))
            .ShouldBe("Kitchen Light brighter, now at 70 percent.");
    }

    [Theory]
    [InlineData("Bob's Lamp", "Bob's Lamp can't do that.")]
    [InlineData("The Big One", "The Big One can't do that.")]
    [InlineData("Lamp", "The Lamp can't do that.")]
    public void ComposePlanned_Names_GetAnArticleWhereTheyNeedOne(string name, string expected)
    {
        var home = HomeSketch.Draw($"light.a: {name}");

        ReplyComposer.ComposePlanned("x", TestAgent.Refuses(RefusalReason.Unsupported, "light.a"), home).ShouldBe(expected);
    }
}
