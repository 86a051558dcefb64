using Shouldly;

namespace HomeLLM.HomeAgent.Tests.TestSets;

/// <summary>Holds the test set to its own format (tests/understanding/README.md).</summary>
public sealed class TestSetTests
{
    private static readonly HashSet<string> RequestFields = ["id", "category", "text", "area", "home", "expect", "note"];

    private static readonly HashSet<string> Reasons = ["no_such_device", "unsupported", "ambiguous", "not_a_command"];

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
        foreach (var line in TestSet.Lines)
        {
            var floors = line.HomeIds("floors").ToHashSet();
            var areas = line.HomeIds("areas").ToHashSet();
            line.HomeIds("devices").ShouldBeUnique(line.Place);
            line.HomeIds("areas").ShouldBeUnique(line.Place);
            line.Home["areas"]!.AsArray().ShouldAllBe(area => area!["floor"] == null || floors.Contains((string)area["floor"]!), line.Place);
            line.Home["devices"]!.AsArray().ShouldAllBe(device => device!["area"] == null || areas.Contains((string)device["area"]!), line.Place);
            if ((string?)line.Json["area"] is { } area) areas.ShouldContain(area, line.Place);
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
    public void TestSet_AllFiles_IsBroadEnough()
    {
        TestSet.Lines.Count.ShouldBeGreaterThanOrEqualTo(200);
        TestSet.Lines.Select(line => line.Home.ToJsonString()).Distinct().Count().ShouldBeGreaterThanOrEqualTo(8);
        TestSet.Lines.Count(line => (string)line.Json["category"]! == "must_not_act").ShouldBeGreaterThanOrEqualTo(50);
        TestSet.Lines.Max(line => line.HomeIds("devices").Count()).ShouldBeGreaterThanOrEqualTo(300);
    }
}
