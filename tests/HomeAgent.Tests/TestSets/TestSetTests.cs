using Shouldly;

namespace HomeLLM.HomeAgent.Tests.TestSets;

/// <summary>Holds the test set to its own format (tests/understanding/README.md), and the probes to the same.</summary>
public sealed class TestSetTests
{
    private static readonly HashSet<string> RequestFields = ["id", "category", "text", "area", "home", "conversation", "expect", "note"];

    private static readonly HashSet<string> ExpectFields = ["calls", "reason", "confirm", "query", "reply_has"];

    private static readonly HashSet<string> Reasons = ["no_such_device", "unsupported", "ambiguous", "not_a_command"];

    private static readonly HashSet<string> Queries =
        ["query.state", "query.any", "query.all", "query.list", "query.count", "query.value", "query.time", "query.date"];

    private static readonly HashSet<string> Conditions =
    [
        "on", "off", "open", "closed", "locked", "unlocked", "playing", "paused", "cleaning", "docked", "heating", "cooling", "armed", "disarmed",
        "detected", "clear", "low", "available", "unavailable",
    ];

    private static readonly HashSet<string> Quantities =
    [
        "temperature", "humidity", "brightness", "position", "battery", "volume", "speed", "color", "target_temperature", "mode", "media", "power",
        "energy", "illuminance", "air_quality", "state",
    ];

    /// <summary>Every service of the catalogue with the fields that its data may have.</summary>
    private static readonly Dictionary<string, string[]> Services = new()
    {
        ["light.turn_on"] = ["brightness_pct", "brightness_step_pct", "color_name", "rgb_color", "color_temp_kelvin"],
        ["light.turn_off"] = [],
        ["light.toggle"] = [],
        ["fan.turn_on"] = ["percentage"],
        ["fan.turn_off"] = [],
        ["fan.toggle"] = [],
        ["fan.set_percentage"] = ["percentage"],
        ["fan.increase_speed"] = ["percentage_step"],
        ["fan.decrease_speed"] = ["percentage_step"],
        ["fan.oscillate"] = ["oscillating"],
        ["fan.set_direction"] = ["direction"],
        ["fan.set_preset_mode"] = ["preset_mode"],
        ["switch.turn_on"] = [],
        ["switch.turn_off"] = [],
        ["switch.toggle"] = [],
        ["input_boolean.turn_on"] = [],
        ["input_boolean.turn_off"] = [],
        ["input_boolean.toggle"] = [],
        ["cover.open_cover"] = [],
        ["cover.close_cover"] = [],
        ["cover.stop_cover"] = [],
        ["cover.toggle"] = [],
        ["cover.set_cover_position"] = ["position"],
        ["valve.open_valve"] = [],
        ["valve.close_valve"] = [],
        ["valve.stop_valve"] = [],
        ["valve.set_valve_position"] = ["position"],
        ["lock.lock"] = [],
        ["lock.unlock"] = [],
        ["lock.open"] = [],
        ["climate.turn_on"] = [],
        ["climate.turn_off"] = [],
        ["climate.set_temperature"] = ["temperature", "target_temp_low", "target_temp_high"],
        ["climate.set_hvac_mode"] = ["hvac_mode"],
        ["climate.set_preset_mode"] = ["preset_mode"],
        ["media_player.turn_on"] = [],
        ["media_player.turn_off"] = [],
        ["media_player.media_play"] = [],
        ["media_player.media_pause"] = [],
        ["media_player.media_stop"] = [],
        ["media_player.media_next_track"] = [],
        ["media_player.media_previous_track"] = [],
        ["media_player.volume_up"] = [],
        ["media_player.volume_down"] = [],
        ["media_player.volume_set"] = ["volume_level"],
        ["media_player.volume_mute"] = ["is_volume_muted"],
        ["media_player.select_source"] = ["source"],
        ["vacuum.start"] = [],
        ["vacuum.pause"] = [],
        ["vacuum.stop"] = [],
        ["vacuum.return_to_base"] = [],
        ["vacuum.locate"] = [],
        ["scene.turn_on"] = [],
        ["script.turn_on"] = [],
        ["button.press"] = [],
        ["input_button.press"] = [],
        ["humidifier.turn_on"] = [],
        ["humidifier.turn_off"] = [],
        ["humidifier.toggle"] = [],
        ["humidifier.set_humidity"] = ["humidity"],
        ["humidifier.set_mode"] = ["mode"],
        ["alarm_control_panel.alarm_arm_away"] = [],
        ["alarm_control_panel.alarm_arm_home"] = [],
        ["alarm_control_panel.alarm_arm_night"] = [],
        ["alarm_control_panel.alarm_disarm"] = [],
        ["todo.add_item"] = ["item"],
    };

    [Fact]
    public void Lines_AllFiles_HaveTheFieldsOfTheFormat()
    {
        foreach (var line in TestSet.Lines)
        {
            line.Json.Select(field => field.Key).ShouldBeSubsetOf(RequestFields, line.Place);
            ((string?)line.Json["id"]).ShouldNotBeNullOrWhiteSpace(line.Place);
            ((string?)line.Json["category"]).ShouldNotBeNullOrWhiteSpace(line.Place);
            ((string?)line.Json["text"]).ShouldNotBeNullOrWhiteSpace(line.Place);
            line.Alternatives.ShouldNotBeEmpty(line.Place);
            foreach (var expect in line.Alternatives) expect.Select(field => field.Key).ShouldBeSubsetOf(ExpectFields, line.Place);
            foreach (var reason in line.Alternatives.Where(expect => expect["reason"] is not null).Select(expect => (string)expect["reason"]!))
                Reasons.ShouldContain(reason, line.Place);
            line.Alternatives.ShouldAllBe(expect => expect["reason"] == null || expect["calls"]!.AsArray().Count == 0, line.Place);
        }
    }

    [Fact]
    public void Lines_AllFiles_HaveUniqueIds() =>
        TestSet.Lines.Select(line => (string)line.Json["id"]!).ShouldBeUnique();

    [Fact]
    public void Homes_AllFiles_HaveUniqueIdsThatResolve()
    {
        foreach (var line in TestSet.Lines.DistinctBy(line => line.Home))
        {
            var floors = line.HomeIds("floors").ToHashSet();
            var areas = line.HomeIds("areas").ToHashSet();
            line.HomeIds("devices").Count().ShouldBe(line.HomeIds("devices").Distinct().Count(), line.Place);
            line.HomeIds("areas").ShouldBeUnique(line.Place);
            line.Home["areas"]!.AsArray().ShouldAllBe(area => area!["floor"] == null || floors.Contains((string)area["floor"]!), line.Place);
            line.Home["devices"]!.AsArray().ShouldAllBe(device => device!["area"] == null || areas.Contains((string)device["area"]!), line.Place);
        }

        foreach (var line in TestSet.Lines.Where(line => line.Json["area"] is not null))
        {
            line.HomeIds("areas").ShouldContain((string)line.Json["area"]!, line.Place);
        }
    }

    [Fact]
    public void Calls_AllFiles_NameKnownServicesAndDevicesOfTheHome()
    {
        foreach (var line in TestSet.Lines)
        {
            var devices = line.HomeIds("devices").ToHashSet();
            foreach (var call in line.Calls)
            {
                var service = (string)call["service"]!;
                Services.ShouldContainKey(service, line.Place);
                (call["data"]?.AsObject().Select(field => field.Key) ?? []).ShouldBeSubsetOf(Services[service], line.Place);
                var ids = call["target"]!["entity_id"]!.AsArray().Select(id => (string)id!).ToArray();
                ids.ShouldNotBeEmpty(line.Place);
                ids.ShouldBeUnique(line.Place);
                ids.ShouldBeSubsetOf(devices, line.Place);
                ids.ShouldAllBe(id => id.StartsWith(service.Substring(0, service.IndexOf('.') + 1)), line.Place);
            }
        }
    }

    [Fact]
    public void Queries_AllFiles_NameKnownQuestionsAndDevicesOfTheHome()
    {
        foreach (var line in TestSet.Lines)
        {
            var devices = line.HomeIds("devices").ToHashSet();
            foreach (var expect in line.Alternatives.Where(expect => expect["query"] is not null))
            {
                var query = expect["query"]!.AsObject();
                expect["calls"]!.AsArray().ShouldBeEmpty(line.Place);
                query.Select(field => field.Key).ShouldBeSubsetOf(["service", "target", "is", "quantity"], line.Place);
                Queries.ShouldContain((string)query["service"]!, line.Place);
                if (query["is"] is { } condition) Conditions.ShouldContain((string)condition!, line.Place);
                if (query["quantity"] is { } quantity) Quantities.ShouldContain((string)quantity!, line.Place);
                var ids = query["target"]?["entity_id"]?.AsArray().Select(id => (string)id!).ToArray() ?? [];
                ids.ShouldBeUnique(line.Place);
                ids.ShouldBeSubsetOf(devices, line.Place);
            }
        }
    }

    [Fact]
    public void Conversations_AllFiles_AreUnbroken()
    {
        var ended = new HashSet<string>();
        string? current = null;
        foreach (var line in TestSet.Lines)
        {
            var conversation = (string?)line.Json["conversation"];
            if (conversation != current && current is not null) ended.Add(current);
            if (conversation is not null) ended.ShouldNotContain(conversation, line.Place);
            current = conversation;
        }
    }

    [Fact]
    public void TestSet_AllFiles_IsBroadEnough()
    {
        var categories = TestSet.Measured.GroupBy(line => (string)line.Json["category"]!).ToDictionary(lines => lines.Key, lines => lines.Count());
        TestSet.Measured.Count.ShouldBeGreaterThanOrEqualTo(1_200);
        TestSet.Measured.Select(line => line.Home).Distinct().Select(home => home.ToJsonString()).Distinct().Count().ShouldBeGreaterThanOrEqualTo(25);
        TestSet.Measured.Count(line => line.MustNotAct).ShouldBeGreaterThanOrEqualTo(200);
        TestSet.Measured.Max(line => line.HomeIds("devices").Count()).ShouldBeGreaterThanOrEqualTo(1_000);
        categories.ShouldAllBe(category => category.Value >= 8);
        categories["recogniser_errors"].ShouldBeGreaterThanOrEqualTo(100);
    }
}
