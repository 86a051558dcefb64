using System.Text.RegularExpressions;
using HomeLLM.DeviceRegistry;
using Shouldly;

namespace HomeLLM.CorpusGenerator.Tests;

public sealed class OrderExampleTests
{
    private const string Blind = "cover.b|Patio Blind|{\"device_class\":\"blind\",\"supported_features\":15}";
    private const string Lock = "lock.l|Hatch Bolt|{\"supported_features\":1}";
    private const string Heat =
        "climate.c|Ecobee|{\"supported_features\":401,\"hvac_modes\":[\"off\",\"heat\",\"cool\",\"auto\",\"dry\",\"fan_only\"],\"min_temp\":5,\"max_temp\":35,\"temperature\":20}";
    private const string Music = "media_player.m|Sonora|{\"supported_features\":24509,\"volume_level\":0.5,\"source_list\":[\"tape deck\"]}";
    private const string Robot = "vacuum.v|Robbie|{\"supported_features\":13116}";
    private const string Mist = "humidifier.h|Mistral|{\"supported_features\":1,\"available_modes\":[\"eco\"],\"min_humidity\":0,\"max_humidity\":100}";
    private const string Alarm = "alarm_control_panel.a|Sentry|{\"supported_features\":7}";
    private const string List = "todo.t|Errands|{\"supported_features\":1}";

    [Theory]
    [InlineData("open", "open {t}", Blind, "cover.open_cover")]
    [InlineData("close", "close {t}", Blind, "cover.close_cover")]
    [InlineData("stop_moving", "stop {t}", Blind, "cover.stop_cover")]
    [InlineData("position", "open {t} to {pn}", Blind, "cover.set_cover_position", "\"position\":N")]
    [InlineData("position_closed", "{t} {pn} closed", Blind, "cover.set_cover_position", "\"position\":N")]
    [InlineData("position", "open {t} {px}", Blind, "cover.set_cover_position", "\"position\":N")]
    [InlineData("position_closed", "{t} {px} closed", Blind, "cover.set_cover_position", "\"position\":N")]
    [InlineData("crack", "open {t} a crack", Blind, "cover.set_cover_position", "\"position\":10")]
    [InlineData("open", "open {t}", "valve.w|Hose Main|{\"supported_features\":3}", "valve.open_valve")]
    [InlineData("lock", "lock {t}", Lock, "lock.lock")]
    [InlineData("unlock", "unlock {t}", Lock, "lock.unlock")]
    [InlineData("unlatch", "unlatch {t}", Lock, "lock.open")]
    [InlineData("set_temperature", "set {t} to {temp}", Heat, "climate.set_temperature", "\"temperature\":N")]
    [InlineData("warmer", "make {t} {ndeg} warmer", Heat, "climate.set_temperature", "\"temperature_step\":N")]
    [InlineData("cooler", "make {t} {ndeg} cooler", Heat, "climate.set_temperature", "\"temperature_step\":-N")]
    [InlineData("hvac", "set {t} to {hvac} mode", Heat, "climate.set_hvac_mode", "\"hvac_mode\":W")]
    [InlineData("play", "resume {t}", Music, "media_player.media_play")]
    [InlineData("pause", "pause {t}", Music, "media_player.media_pause")]
    [InlineData("stop_playing", "stop {t}", Music, "media_player.media_stop")]
    [InlineData("next", "next track on {t}", Music, "media_player.media_next_track")]
    [InlineData("previous", "previous track on {t}", Music, "media_player.media_previous_track")]
    [InlineData("mute", "mute {t}", Music, "media_player.volume_mute", "\"is_volume_muted\":true")]
    [InlineData("unmute", "unmute {t}", Music, "media_player.volume_mute", "\"is_volume_muted\":false")]
    [InlineData("volume", "set {t} to {pn}", Music, "media_player.volume_set", "\"volume_pct\":N")]
    [InlineData("volume_up", "turn up {t}", Music, "media_player.volume_up")]
    [InlineData("volume_down", "turn down {t}", Music, "media_player.volume_down")]
    [InlineData("volume_more", "turn {t} up {s}", Music, "media_player.volume_set", "\"volume_step_pct\":N")]
    [InlineData("volume_less", "turn {t} down {s}", Music, "media_player.volume_set", "\"volume_step_pct\":-N")]
    [InlineData("source", "put {src} on {t}", Music, "media_player.select_source", "\"source\":\"tape deck\"")]
    [InlineData("clean", "start {t}", Robot, "vacuum.start")]
    [InlineData("pause_cleaning", "pause {t}", Robot, "vacuum.pause")]
    [InlineData("stop_cleaning", "stop {t}", Robot, "vacuum.stop")]
    [InlineData("dock", "send {t} home", Robot, "vacuum.return_to_base")]
    [InlineData("locate", "find {t}", Robot, "vacuum.locate")]
    [InlineData("activate", "activate {t}", "scene.s|Lagoon|{}", "scene.turn_on")]
    [InlineData("activate", "run {t}", "script.s|Lagoon|{}", "script.turn_on")]
    [InlineData("press", "press {t}", "button.p|Gong|{}", "button.press")]
    [InlineData("humidity", "set {t} to {hum}", Mist, "humidifier.set_humidity", "\"humidity\":N")]
    [InlineData("preset", "put {t} on {m} mode", Mist, "humidifier.set_mode", "\"mode\":\"eco\"")]
    [InlineData("arm_away", "arm {t}", Alarm, "alarm_control_panel.alarm_arm_away")]
    [InlineData("arm_home", "arm {t} at home", Alarm, "alarm_control_panel.alarm_arm_home")]
    [InlineData("arm_night", "arm {t} for the night", Alarm, "alarm_control_panel.alarm_arm_night")]
    [InlineData("disarm", "disarm {t}", Alarm, "alarm_control_panel.alarm_disarm")]
    public void Make_OrderForOneDevice_WritesItsCall(string order, string template, string device, string service, string? parameter = null)
    {
        var example = ExampleOf.Make($"intent {order}:\n  {template}", order + "/name", ExampleOf.Home(Parse(device)));
        var expected = Regex.Escape($"{{\"service\":\"{service}\",\"target_device\":\"#1\"{(parameter is null ? "" : "," + parameter)}}}")
            .Replace("N", "[0-9]+(\\.5)?", StringComparison.Ordinal).Replace(":W", ":\"[a-z_]+\"", StringComparison.Ordinal);
        example.Target.ShouldMatch("^" + expected + "$");
    }

    [Theory]
    [InlineData("add {item} to {t}", 1)]
    [InlineData("put {item} and {item2} on {t}", 2)]
    public void Make_AddItem_WritesTheWordsThatWereSaid(string template, int lines)
    {
        var example = ExampleOf.Make($"intent add_item:\n  {template}", "add_item/name", ExampleOf.Home(Parse(List)));
        var items = Regex.Matches(example.Target, "\\{\"service\":\"todo.add_item\",\"target_device\":\"#1\",\"item\":\"([^\"]+)\"\\}");
        items.Count.ShouldBe(lines);
        foreach (Match item in items) example.Prompt.ShouldContain(" " + item.Groups[1].Value);
    }

    [Theory]
    [InlineData("ask_state: is=open", "is {t} open", Blind, "ask_state/name", "{\"service\":\"query.state\",\"target_device\":\"#1\",\"is\":\"open\"}")]
    [InlineData("ask_state", "what about {t}", Heat, "ask_state/name", "{\"service\":\"query.state\",\"target_device\":\"#1\"}")]
    [InlineData("ask_any: is=open blind", "are any {n} open", Blind, "ask_any/asked_kind", "{\"service\":\"query.any\",\"target_device\":\"#1\",\"is\":\"open\"}")]
    [InlineData("ask_all: is=locked", "are all the {n} locked", Lock, "ask_all/asked_kind", "{\"service\":\"query.all\",\"target_device\":\"#1\",\"is\":\"locked\"}")]
    [InlineData("ask_list: is=on light", "which {n} are on", "light.l|Lantern|{}", "ask_list/asked_home", "{\"service\":\"query.list\",\"target_home\":true,\"domain\":\"light\",\"is\":\"on\"}")]
    [InlineData("ask_count: is=on light", "how many {n} are on {w}", "light.l|Lantern|{}", "ask_count/asked_place", "{\"service\":\"query.count\",\"target_L\":\"L1\",\"domain\":\"light\",\"is\":\"on\"}")]
    [InlineData("ask_value: quantity=position", "how far open is {t}", Blind, "ask_value/name", "{\"service\":\"query.value\",\"target_device\":\"#1\",\"quantity\":\"position\"}")]
    [InlineData("ask_time", "what time is it", Blind, "ask_time", "{\"service\":\"query.time\"}")]
    [InlineData("ask_date", "what day is it", Blind, "ask_date", "{\"service\":\"query.date\"}")]
    [InlineData("undo", "undo that", Blind, "undo", "{\"service\":\"dialog.undo\"}")]
    public void Make_Question_WritesItsQuery(string header, string template, string device, string kind, string expected)
    {
        var example = ExampleOf.Make($"intent {header}\n  {template}\nintent on: light\n  turn on {{t}}", kind, ExampleOf.Home(Parse(device)));
        var pattern = Regex.Escape(expected).Replace("target_L", "target_(area|floor)", StringComparison.Ordinal)
            .Replace("\"L1\"", "\"(@|\\^)1\"", StringComparison.Ordinal);
        example.Target.ShouldMatch("^" + pattern + "$");
    }

    [Theory]
    [InlineData("offer_dark", "light.l|Lantern|{}", "\"light.turn_on\",\"target_area\":\"@1\",\"offer\":true")]
    [InlineData("offer_bright", "light.l|Lantern|{}", "\"light.turn_on\",\"target_area\":\"@1\",\"brightness_step_pct\":-20,\"offer\":true")]
    [InlineData("offer_cold", Heat, "\"climate.set_temperature\",\"target_area\":\"@1\",\"temperature_step\":1,\"offer\":true")]
    [InlineData("offer_warm", Heat, "\"climate.set_temperature\",\"target_area\":\"@1\",\"temperature_step\":-1,\"offer\":true")]
    [InlineData("offer_warm", "fan.f|Breezer|{}", "\"fan.turn_on\",\"target_area\":\"@1\",\"offer\":true")]
    [InlineData("offer_loud", Music, "\"media_player.volume_down\",\"target_area\":\"@1\",\"offer\":true")]
    [InlineData("offer_quiet", Music, "\"media_player.volume_up\",\"target_area\":\"@1\",\"offer\":true")]
    public void Make_Wish_OffersWhatHelps(string order, string device, string expected) =>
        ExampleOf.Make($"intent {order}\n  oh dear me", order, ExampleOf.Home(Parse(device))).Target.ShouldBe($"{{\"service\":{expected}}}");

    internal static Device Parse(string text)
    {
        var parts = text.Split('|');
        return ExampleOf.Device(parts[0], parts[1], parts[2]);
    }
}
