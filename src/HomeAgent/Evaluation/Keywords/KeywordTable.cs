using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Evaluation.Keywords;

/// <summary>Which word means which service for which kind of device: all that the baseline knows of English.</summary>
internal static class KeywordTable
{
    /// <summary>Words, the first that is found counts; then the domains and the service.</summary>
    private const string Rules = """
        unlock unlatch | lock | unlock
        lock secure | lock | lock
        disarm | alarm_control_panel | alarm_disarm
        night | alarm_control_panel | alarm_arm_night
        home stay | alarm_control_panel | alarm_arm_home
        arm set activate on | alarm_control_panel | alarm_arm_away
        off | alarm_control_panel | alarm_disarm
        next skip | media_player | media_next_track
        previous back | media_player | media_previous_track
        pause | media_player | media_pause
        stop | media_player | media_stop
        play resume continue unpause | media_player | media_play
        unmute | media_player | volume_mute false
        mute | media_player | volume_mute true
        louder up | media_player | volume_up
        quieter softer down | media_player | volume_down
        dock base charge return | vacuum | return_to_base
        find locate where | vacuum | locate
        pause | vacuum | pause
        stop off | vacuum | stop
        start clean vacuum hoover run on | vacuum | start
        stop | cover | stop_cover
        open raise lift up | cover | open_cover
        close shut lower down draw | cover | close_cover
        stop | valve | stop_valve
        open on | valve | open_valve
        close shut off | valve | close_valve
        press push ring trigger hit | button | press
        press push ring trigger hit | input_button | press
        off deactivate kill | light fan switch input_boolean climate media_player humidifier | turn_off
        toggle flip | light fan switch input_boolean humidifier cover | toggle
        brighter brighten | light | turn_on brightness_step_pct 20
        dimmer dim darker | light | turn_on brightness_step_pct -20
        faster | fan | increase_speed
        slower | fan | decrease_speed
        warmer hotter up | climate | set_temperature temperature_step 1
        cooler colder down | climate | set_temperature temperature_step -1
        on activate start switch enable run set | light fan switch input_boolean climate media_player humidifier scene script | turn_on
        """;

    private static readonly FrozenSet<string> Negations = "dont not never".Split(' ').ToFrozenSet();

    private static readonly Rule[] All = [.. Rules.Split('\n').Select(Parse)];

    /// <summary>Whether the words forbid rather than order.</summary>
    public static bool IsNegated(IEnumerable<string> words) => words.Any(Negations.Contains);

    /// <summary>Whether any of the words could order anything.</summary>
    public static bool HasOrder(IReadOnlyList<string> words) => words.Any(word => Array.Exists(All, rule => rule.Words.Contains(word)));

    /// <summary>The service and its data; null where no word orders anything of such a device.</summary>
    /// <param name="words">The words of one clause.</param>
    /// <param name="domain">The domain of the device.</param>
    public static (string Service, JsonObject Data)? Find(IReadOnlyList<string> words, string domain)
    {
        if (FindValue(words, domain) is { } value) return value;
        foreach (var rule in All.Where(rule => rule.Domains.Contains(domain)))
        {
            if (words.Any(rule.Words.Contains)) return ($"{domain}.{rule.Service}", (JsonObject)rule.Data.DeepClone());
        }

        return null;
    }

    private static (string Service, JsonObject Data)? FindValue(IReadOnlyList<string> words, string domain)
    {
        if (domain == "light" && words.FirstOrDefault(word => ColorNames.All.Contains(word)) is { } colour)
        {
            return ("light.turn_on", new() { ["color_name"] = colour });
        }

        var text = words.FirstOrDefault(UtteranceNormalizer.IsNumber);
        if (text is null || !decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)) return null;
        return domain switch
        {
            "light" => ("light.turn_on", new() { ["brightness_pct"] = (int)number }),
            "fan" => ("fan.set_percentage", new() { ["percentage"] = (int)number }),
            "cover" => ("cover.set_cover_position", new() { ["position"] = (int)number }),
            "valve" => ("valve.set_valve_position", new() { ["position"] = (int)number }),
            "media_player" => ("media_player.volume_set", new() { ["volume_pct"] = (int)number }),
            "climate" => ("climate.set_temperature", new() { ["temperature"] = number }),
            "humidifier" => ("humidifier.set_humidity", new() { ["humidity"] = (int)number }),
            _ => null,
        };
    }

    private static Rule Parse(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        var service = parts[2].Split(' ');
        var data = service switch
        {
            [_, "true" or "false"] => new JsonObject { ["is_volume_muted"] = service[1] == "true" },
            [_, var name, var number] => new JsonObject { [name] = int.Parse(number, CultureInfo.InvariantCulture) },
            _ => [],
        };
        return new([.. parts[0].Split(' ')], [.. parts[1].Split(' ')], service[0], data);
    }

    private sealed record Rule(HashSet<string> Words, HashSet<string> Domains, string Service, JsonObject Data);
}
