using System.Text;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Questions;
using HomeLLM.Mqtt.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Questions;

public sealed class AnswererTests
{
    private const string HomeJson = """
        {"floors": [{"id": "ground", "name": "Ground Floor"}, {"id": "upper", "name": "Upstairs"}],
         "areas": [{"id": "kitchen", "name": "Kitchen", "floor": "ground"}, {"id": "hall", "name": "Hall", "floor": "upper"},
                   {"id": "bedroom", "name": "Bedroom", "floor": "upper"}],
         "devices": [
           {"id": "light.kitchen", "name": "Kitchen Light", "area": "kitchen", "state": "on", "attributes": {"brightness": 204, "rgb_color": [250, 10, 5]}},
           {"id": "light.hob", "name": "Hob Light", "area": "kitchen", "state": "off"},
           {"id": "light.hall", "name": "Hall Light", "area": "hall", "state": "on"},
           {"id": "light.stairs", "name": "Stair Light", "area": "hall", "state": "off"},
           {"id": "light.reading", "name": "Reading Lamp", "area": "bedroom", "state": "on"},
           {"id": "light.attic", "name": "Attic Light", "area": "bedroom", "state": "unavailable"},
           {"id": "fan.hall", "name": "Hall Fan", "area": "hall", "state": "on", "attributes": {"percentage": 33}},
           {"id": "lock.front", "name": "Front Door", "area": "hall", "state": "locked"},
           {"id": "lock.back", "name": "Back Door", "area": "kitchen", "state": "unlocked"},
           {"id": "binary_sensor.kitchen_window", "name": "Kitchen Window", "area": "kitchen", "state": "off", "attributes": {"device_class": "window"}},
           {"id": "binary_sensor.hall_window", "name": "Hall Window", "area": "hall", "state": "on", "attributes": {"device_class": "window"}},
           {"id": "binary_sensor.motion", "name": "Hall Motion", "area": "hall", "state": "on", "attributes": {"device_class": "motion"}},
           {"id": "binary_sensor.leak", "name": "Sink Sensor", "area": "kitchen", "state": "off", "attributes": {"device_class": "moisture"}},
           {"id": "cover.blind", "name": "Kitchen Blind", "area": "kitchen", "state": "open", "attributes": {"current_position": 40, "device_class": "blind"}},
           {"id": "cover.garage", "name": "Garage", "state": "closed", "attributes": {"device_class": "garage"}},
           {"id": "climate.bedroom", "name": "Bedroom Thermostat", "area": "bedroom", "state": "heat", "attributes": {"current_temperature": 20.5, "temperature": 21, "hvac_action": "idle"}},
           {"id": "sensor.outside", "name": "Outside", "state": "-1", "attributes": {"device_class": "temperature", "unit_of_measurement": "°C"}},
           {"id": "sensor.phone", "name": "Phone", "state": "15", "attributes": {"device_class": "battery", "unit_of_measurement": "%"}},
           {"id": "sensor.washer", "name": "Washer", "state": "1200", "attributes": {"device_class": "power", "unit_of_measurement": "W"}},
           {"id": "sensor.broken", "name": "Cellar Sensor", "state": "unknown", "attributes": {"device_class": "temperature"}},
           {"id": "media_player.lounge", "name": "Lounge Speaker", "area": "hall", "state": "playing", "attributes": {"volume_level": 0.3, "media_title": "Blue", "media_artist": "Joni"}},
           {"id": "vacuum.robbie", "name": "Robbie", "state": "docked", "attributes": {"battery_level": 77}},
           {"id": "alarm_control_panel.home", "name": "Alarm", "state": "armed_away"},
           {"id": "person.ann", "name": "Ann", "state": "not_home"}]}
        """;

    private static readonly HomeSnapshot Home = HomeReader.Read(Encoding.UTF8.GetBytes(HomeJson), HomeReaderOptions.Configuration).Home!;

    [Theory]
    [InlineData("light.kitchen", "on", "Yes, the Kitchen Light is on.")]
    [InlineData("light.hob", "on", "No, the Hob Light is off.")]
    [InlineData("light.kitchen", "off", "No, the Kitchen Light is on at 80 percent.")]
    [InlineData("light.attic", "on", "I don't know: the Attic Light is unavailable.")]
    [InlineData("light.attic", "available", "No, the Attic Light is unavailable.")]
    [InlineData("light.kitchen", null, "The Kitchen Light is on at 80 percent.")]
    [InlineData("fan.hall", null, "The Hall Fan is on at 33 percent.")]
    [InlineData("light.kitchen", "locked", "The Kitchen Light is on at 80 percent.")]
    [InlineData("light.kitchen", "open", "The Kitchen Light is on at 80 percent.")]
    [InlineData("light.kitchen", "playing", "The Kitchen Light is on at 80 percent.")]
    [InlineData("lock.front", "locked", "Yes, the Front Door is locked.")]
    [InlineData("lock.back", "locked", "No, the Back Door is unlocked.")]
    [InlineData("binary_sensor.hall_window", "open", "Yes, the Hall Window is open.")]
    [InlineData("binary_sensor.kitchen_window", "open", "No, the Kitchen Window is closed.")]
    [InlineData("binary_sensor.motion", "detected", "Yes, the Hall Motion detects motion.")]
    [InlineData("binary_sensor.leak", "detected", "No, the Sink Sensor detects no leak.")]
    [InlineData("cover.blind", "closed", "No, the Kitchen Blind is 40 percent open.")]
    [InlineData("cover.blind", null, "The Kitchen Blind is 40 percent open.")]
    [InlineData("cover.garage", "open", "No, the Garage is closed.")]
    [InlineData("climate.bedroom", "heating", "No, the Bedroom Thermostat is idle, set to 21 degrees, now 20.5 degrees.")]
    [InlineData("media_player.lounge", "playing", "Yes, the Lounge Speaker is playing.")]
    [InlineData("media_player.lounge", null, "The Lounge Speaker is playing: Blue by Joni.")]
    [InlineData("vacuum.robbie", "docked", "Yes, the Robbie is docked.")]
    [InlineData("sensor.phone", "low", "Yes, the Phone has a low battery.")]
    [InlineData("vacuum.robbie", "low", "No, the Robbie is docked.")]
    [InlineData("alarm_control_panel.home", "armed", "Yes, the Alarm is armed.")]
    [InlineData("person.ann", null, "Ann is away.")]
    public void Compose_OneDevice_SaysYesNoOrHowItIs(string id, string? state, string expected) =>
        Ask(QueryKind.State, id, state).Sentence.ShouldBe(expected);

    [Theory]
    [InlineData(QueryKind.Any, "light.kitchen light.hob", "on", "Yes, the Kitchen Light is on.")]
    [InlineData(QueryKind.Any, "light.hall light.stairs light.reading", "on", "Yes, 2 of 3 lights upstairs are on: the Hall Light and the Reading Lamp.")]
    [InlineData(QueryKind.Any, "light.hob light.stairs", "on", "No, none of the 2 lights is on.")]
    [InlineData(QueryKind.Any, "binary_sensor.kitchen_window binary_sensor.hall_window", "open", "Yes, the Hall Window is open.")]
    [InlineData(QueryKind.All, "lock.front lock.back", "locked", "No, the Back Door is unlocked.")]
    [InlineData(QueryKind.All, "light.kitchen light.hall light.reading", "on", "Yes, all 3 lights are on.")]
    [InlineData(QueryKind.All, "light.kitchen light.hob light.stairs", "on", "No, 2 of 3 lights aren't: the Hob Light and the Stair Light.")]
    [InlineData(QueryKind.All, "light.hall light.attic", "on", "Yes, as far as I know: 1 of 2 lights upstairs are on. The Attic Light tells me nothing.")]
    [InlineData(QueryKind.State, "light.kitchen light.hob", "on", "Partly: the Kitchen Light is on at 80 percent and the Hob Light is off.")]
    [InlineData(QueryKind.State, "light.kitchen light.hob light.hall light.stairs", "on", "Partly: 2 of 4 lights are on: the Kitchen Light and the Hall Light.")]
    [InlineData(QueryKind.State, "lock.front lock.back", "locked", "Partly: the Front Door is locked and the Back Door is unlocked.")]
    [InlineData(QueryKind.State, "light.kitchen light.hall", "on", "Yes, both lights are on.")]
    [InlineData(QueryKind.State, "light.hob light.stairs", "on", "No, none of the 2 lights is on.")]
    [InlineData(QueryKind.State, "light.hob fan.hall", null, "The Hob Light is off and the Hall Fan is on at 33 percent.")]
    [InlineData(QueryKind.List, "light.kitchen light.hob", "on", "The Kitchen Light is on.")]
    [InlineData(QueryKind.List, "light.kitchen light.hob light.hall", "on", "2 of 3 lights are on: the Kitchen Light and the Hall Light.")]
    [InlineData(QueryKind.List, "light.hob light.stairs", "on", "None of the 2 lights is on.")]
    [InlineData(QueryKind.List, "binary_sensor.motion binary_sensor.leak", "detected", "The Hall Motion detects motion.")]
    [InlineData(QueryKind.Count, "light.kitchen light.hob light.hall", "on", "2 of 3 lights are on.")]
    [InlineData(QueryKind.Count, "light.kitchen light.hob", "on", "1 of 2 lights in the Kitchen is on.")]
    [InlineData(QueryKind.Count, "light.kitchen light.hob", null, "There are 2 lights in the Kitchen.")]
    [InlineData(QueryKind.Any, "light.attic sensor.broken", "on", "I don't know: the Attic Light and the Cellar Sensor tell me nothing.")]
    public void Compose_SeveralDevices_CountsAndNames(QueryKind kind, string ids, string? state, string expected) =>
        Ask(kind, ids, state).Sentence.ShouldBe(expected);

    [Theory]
    [InlineData("climate.bedroom", "temperature", "The Bedroom Thermostat is 20.5 degrees.")]
    [InlineData("climate.bedroom", "target_temperature", "The Bedroom Thermostat is set to 21 degrees.")]
    [InlineData("climate.bedroom", "mode", "The Bedroom Thermostat is in heat mode.")]
    [InlineData("sensor.outside", "temperature", "The Outside is -1 degrees.")]
    [InlineData("light.kitchen", "brightness", "The Kitchen Light is at 80 percent.")]
    [InlineData("light.hob", "brightness", "The Hob Light is off.")]
    [InlineData("light.kitchen", "color", "The Kitchen Light is red.")]
    [InlineData("cover.blind", "position", "The Kitchen Blind is 40 percent open.")]
    [InlineData("cover.garage", "position", "The Garage is closed.")]
    [InlineData("vacuum.robbie", "battery", "The Robbie has 77 percent of battery left.")]
    [InlineData("sensor.phone", "battery", "The Phone has 15 percent of battery left.")]
    [InlineData("media_player.lounge", "volume", "The Lounge Speaker is at 30 percent volume.")]
    [InlineData("media_player.lounge", "media", "The Lounge Speaker is playing: Blue by Joni.")]
    [InlineData("fan.hall", "speed", "The Hall Fan is at 33 percent.")]
    [InlineData("sensor.washer", "power", "The Washer uses 1200 watts.")]
    [InlineData("sensor.broken", "temperature", "I don't know: the Cellar Sensor hasn't told its state.")]
    [InlineData("fan.hall", "temperature", "I don't know: the Hall Fan doesn't tell the temperature.")]
    [InlineData("climate.bedroom sensor.outside", "temperature", "The Bedroom Thermostat is 20.5 degrees and the Outside is -1 degrees.")]
    public void Compose_Value_SaysItWithItsUnit(string ids, string quantity, string expected) =>
        Ask(QueryKind.Value, ids, null, quantity).Sentence.ShouldBe(expected);

    [Fact]
    public void Compose_ValueOfARoom_IsSaidOfTheRoom() =>
        Ask(QueryKind.Value, "climate.bedroom", null, "temperature", CallTarget.Area("@1")).Sentence.ShouldBe("The Bedroom is 20.5 degrees.");

    [Fact]
    public void Compose_Named_AreThoseThatThemMeans() =>
        Ask(QueryKind.List, "light.kitchen light.hob light.hall", "on").Devices.Select(id => id.ToString()).ShouldBe(["light.kitchen", "light.hall"]);

    [Fact]
    public void Compose_TimeAndDate_ComeFromTheClock()
    {
        var time = new ManualTimeProvider();
        var now = time.GetLocalNow();

        new Answerer(time).Compose(new(QueryKind.Time, [], null, null, null, CallTarget.None), Home).Sentence
            .ShouldBe($"It is {now.Hour:00}:{now.Minute:00}.");
        new Answerer(time).Compose(new(QueryKind.Date, [], null, null, null, CallTarget.None), Home).Sentence
            .ShouldStartWith($"It is {now.DayOfWeek}, {now.Day} ");
    }

    [Fact]
    public void Compose_DevicesHaveLeft_SaysSo() =>
        new Answerer(TimeProvider.System).Compose(new(QueryKind.Any, [EntityId.Parse("light.a")], "on", null, "light", CallTarget.Home), Home).Sentence
            .ShouldBe("There is nothing like that here.");

    private static Answer Ask(QueryKind kind, string ids, string? state, string? quantity = null, CallTarget? target = null) =>
        new Answerer(TimeProvider.System).Compose(
            new(kind, [.. ids.Split(' ').Select(EntityId.Parse)], state, quantity, null, target ?? CallTarget.Device("#1")), Home);
}
