using Shouldly;

namespace HomeLLM.Grammar.Tests;

/// <summary>What Home Assistant is told, for every service.</summary>
public class ServiceResolutionTests
{
    private static readonly CallScope Scope = CallScope.WholeHome(TestHome.Every) with { SpokenWords = ["add", "oat", "milk"] };

    private readonly CallResolver _resolver = new(ServiceCatalogue.Default);
    private readonly CallValidator _validator = new(ServiceCatalogue.Default);

    public static TheoryData<string, string> Lines => new()
    {
        { "light.turn_on light.hall brightness_pct=50", """light.hall {"brightness_pct":50}""" },
        { "input_boolean.turn_on input_boolean.guests", "input_boolean.guests {}" },
        { "input_boolean.turn_off input_boolean.guests", "input_boolean.guests {}" },
        { "input_boolean.toggle input_boolean.guests", "input_boolean.guests {}" },
        { "cover.open_cover @den", "cover.left {}" },
        { "cover.close_cover cover.garage", "cover.garage {}" },
        { "cover.stop_cover *", "cover.left {}" },
        { "cover.toggle *", "cover.left cover.garage {}" },
        { "cover.set_cover_position * position=30", """cover.left {"position":30}""" },
        { "valve.open_valve valve.tap", "valve.tap {}" },
        { "valve.close_valve valve.tap", "valve.tap {}" },
        { "valve.stop_valve valve.tap", "valve.tap {}" },
        { "valve.set_valve_position valve.tap position=0", """valve.tap {"position":0}""" },
        { "lock.lock *", "lock.front lock.back {}" },
        { "lock.unlock lock.front", "lock.front {}" },
        { "lock.open *", "lock.front {}" },
        { "climate.turn_on @hall", "climate.hall {}" },
        { "climate.turn_off *", "climate.hall climate.den climate.attic {}" },
        { "climate.set_temperature climate.hall temperature=21.5", """climate.hall {"temperature":21.5}""" },
        { "climate.set_temperature climate.hall temperature_step=-1", """climate.hall {"temperature":19.5}""" },
        { "climate.set_temperature climate.hall temperature_step=0.5", """climate.hall {"temperature":21}""" },
        { "climate.set_temperature climate.hall temperature_step=20", """climate.hall {"temperature":30}""" },
        { "climate.set_temperature climate.den temperature_step=1", """climate.den {"target_temp_low":20,"target_temp_high":30}""" },
        { "climate.set_temperature * temperature_step=-2", """climate.hall {"temperature":18.5} | climate.den {"target_temp_low":17,"target_temp_high":27.5}""" },
        { "climate.set_hvac_mode * hvac_mode=heat", """climate.hall climate.attic {"hvac_mode":"heat"}""" },
        { "climate.set_hvac_mode climate.den hvac_mode=heat_cool", """climate.den {"hvac_mode":"heat_cool"}""" },
        { "climate.set_preset_mode climate.hall preset_mode=eco", """climate.hall {"preset_mode":"eco"}""" },
        { "humidifier.turn_on humidifier.den", "humidifier.den {}" },
        { "humidifier.turn_off humidifier.den", "humidifier.den {}" },
        { "humidifier.toggle humidifier.den", "humidifier.den {}" },
        { "humidifier.set_humidity humidifier.den humidity=45", """humidifier.den {"humidity":45}""" },
        { "humidifier.set_mode humidifier.den mode=baby", """humidifier.den {"mode":"baby"}""" },
        { "media_player.turn_on media_player.hall", "media_player.hall {}" },
        { "media_player.turn_off *", "media_player.tv {}" },
        { "media_player.media_play @den", "media_player.tv media_player.den {}" },
        { "media_player.media_pause @den", "media_player.tv media_player.den {}" },
        { "media_player.media_stop @den", "media_player.tv media_player.den {}" },
        { "media_player.media_next_track @den", "media_player.den {}" },
        { "media_player.media_previous_track @den", "media_player.tv media_player.den {}" },
        { "media_player.volume_set media_player.tv volume_pct=50", """media_player.tv {"volume_level":0.5}""" },
        { "media_player.volume_set media_player.tv volume_pct=100", """media_player.tv {"volume_level":1}""" },
        { "media_player.volume_set media_player.tv volume_step_pct=-10", """media_player.tv {"volume_level":0.25}""" },
        { "media_player.volume_set @den volume_step_pct=10", """media_player.tv {"volume_level":0.45} | media_player.den {"volume_level":1}""" },
        { "media_player.volume_set @den volume_pct=7", """media_player.tv media_player.den {"volume_level":0.07}""" },
        { "media_player.volume_up *", "media_player.tv media_player.den media_player.hall {}" },
        { "media_player.volume_down media_player.hall", "media_player.hall {}" },
        { "media_player.volume_mute media_player.tv is_volume_muted=true", """media_player.tv {"is_volume_muted":true}""" },
        { "media_player.select_source media_player.tv source=Radio", """media_player.tv {"source":"Radio"}""" },
        { "vacuum.start vacuum.robo", "vacuum.robo {}" },
        { "vacuum.pause vacuum.robo", "vacuum.robo {}" },
        { "vacuum.stop vacuum.robo", "vacuum.robo {}" },
        { "vacuum.return_to_base vacuum.robo", "vacuum.robo {}" },
        { "vacuum.locate vacuum.robo", "vacuum.robo {}" },
        { "scene.turn_on scene.movie", "scene.movie {}" },
        { "script.turn_on script.night", "script.night {}" },
        { "button.press button.chime", "button.chime {}" },
        { "input_button.press input_button.bell", "input_button.bell {}" },
        { "alarm_control_panel.alarm_arm_away alarm_control_panel.home", "alarm_control_panel.home {}" },
        { "alarm_control_panel.alarm_arm_home alarm_control_panel.home", "alarm_control_panel.home {}" },
        { "alarm_control_panel.alarm_arm_night alarm_control_panel.home", "alarm_control_panel.home {}" },
        { "alarm_control_panel.alarm_disarm alarm_control_panel.home", "alarm_control_panel.home {}" },
        { "todo.add_item todo.shopping item=milk", """todo.shopping {"item":"milk"}""" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Resolve_EveryService_GivesWhatHomeAssistantTakes(string line, string expected)
    {
        var read = Read(line);

        (_validator.FindError(read, Scope)?.ToString()).ShouldBeNull();
        var calls = _resolver.Resolve(read, Scope).Calls;
        string.Join(" | ", calls.Select(call => $"{string.Join(' ', call.EntityIds)} {call.Data.ToJsonString()}")).ShouldBe(expected);
        foreach (var call in calls) (_validator.FindError(call, TestHome.Every)?.ToString()).ShouldBeNull();
    }

    [Fact]
    public void Lines_Catalogue_HoldsEveryServiceOfTheOtherDomains()
    {
        var tested = Lines.Select(row => ((string)row[0]).Split(' ')[0]).ToHashSet();

        ServiceCatalogue.Default.Services.Where(service => service.Domain is not ("light" or "fan" or "switch") && !tested.Contains(service.FullName))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("cover.set_cover_position cover.garage position=30")]
    [InlineData("cover.stop_cover cover.garage")]
    [InlineData("cover.set_cover_position cover.left position=101")]
    [InlineData("lock.open lock.back")]
    [InlineData("climate.set_temperature climate.hall temperature=31")]
    [InlineData("climate.set_temperature climate.hall temperature=21.55")]
    [InlineData("climate.set_temperature climate.hall temperature=21 temperature_step=1")]
    [InlineData("climate.set_temperature climate.hall")]
    [InlineData("climate.set_temperature climate.hall target_temp_low=19")]
    [InlineData("climate.set_temperature climate.attic temperature_step=1")]
    [InlineData("climate.set_hvac_mode climate.hall hvac_mode=cool")]
    [InlineData("climate.set_preset_mode climate.den preset_mode=eco")]
    [InlineData("humidifier.set_humidity humidifier.den humidity=20")]
    [InlineData("media_player.volume_set media_player.hall volume_pct=20")]
    [InlineData("media_player.volume_set media_player.tv volume_level=0.2")]
    [InlineData("media_player.volume_set media_player.tv")]
    [InlineData("media_player.turn_off media_player.den")]
    [InlineData("media_player.select_source media_player.tv source=radio")]
    public void Resolve_DeviceThatCannot_Refuses(string line)
    {
        var resolution = _resolver.Resolve(Read(line), Scope);

        resolution.Calls.ShouldBeEmpty();
        resolution.Refusal.ShouldBe(new Refusal(RefusalReason.Unsupported));
    }

    [Fact]
    public void Resolve_LabelOfSeveral_GivesThoseThatCanAndLeavesOutTheExceptions()
    {
        var locks = TestHome.Every.Devices.Where(device => device.Id.Domain is "lock" or "light").ToArray();
        var scope = Scope with { Devices = [new("#1", [.. locks]), new("#2", locks[1])] };

        Ids("""{"service":"lock.lock","target_device":"#1"}""").ShouldBe(["lock.front", "lock.back"]);
        Ids("""{"service":"lock.lock","target_device":"#1","except":["#2"]}""").ShouldBe(["lock.back"]);
        Ids("""{"service":"light.turn_off","target_device":"#1","except":["@hall"]}""").ShouldBeEmpty();

        IEnumerable<string> Ids(string line) =>
            _resolver.Resolve(CallLineReader.Read(line).Lines[0], scope).Calls.SelectMany(call => call.EntityIds).Select(id => id.ToString());
    }

    /// <summary>Reads <c>service target name=value …</c>; the target is a device, an area after @, or * for the home.</summary>
    private static CallLine Read(string text)
    {
        var parts = text.Split(' ');
        var target = parts[1] switch
        {
            "*" => "\"target_home\":true",
            ['@', .. var area] => $"\"target_area\":\"{area}\"",
            var device => $"\"target_device\":\"{device}\"",
        };
        var data = parts[2..].Select(pair => pair.Split('=')).Select(pair =>
            $",\"{pair[0]}\":{(char.IsLetter(pair[1][0]) && pair[1] != "true" ? $"\"{pair[1]}\"" : pair[1])}");
        return CallLineReader.Read($"{{\"service\":\"{parts[0]}\",{target}{string.Concat(data)}}}").Lines[0];
    }
}
