using System.Text.Json.Nodes;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Prompting;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>"All lights off": where nothing asks, a state that is named is one that is wished.</summary>
internal static class WishedState
{
    private static readonly Dictionary<(string Domain, string State), string> Services = new()
    {
        [("light", "on")] = "light.turn_on", [("light", "off")] = "light.turn_off",
        [("fan", "on")] = "fan.turn_on", [("fan", "off")] = "fan.turn_off",
        [("switch", "on")] = "switch.turn_on", [("switch", "off")] = "switch.turn_off",
        [("media_player", "off")] = "media_player.turn_off",
        [("cover", "open")] = "cover.open_cover", [("cover", "closed")] = "cover.close_cover",
        [("lock", "locked")] = "lock.lock",
        [("valve", "on")] = "valve.open_valve", [("valve", "off")] = "valve.close_valve",
        [("valve", "open")] = "valve.open_valve", [("valve", "closed")] = "valve.close_valve",
        [("climate", "on")] = "climate.turn_on", [("climate", "off")] = "climate.turn_off",
        [("input_boolean", "on")] = "input_boolean.turn_on", [("input_boolean", "off")] = "input_boolean.turn_off",
        [("humidifier", "on")] = "humidifier.turn_on", [("humidifier", "off")] = "humidifier.turn_off",
    };

    /// <summary>The state that a line wishes for, as Home Assistant spells it; null where it is no plain one.</summary>
    public static string? Of(CallLine line) => line.Data.Count == 0 ? Services.FirstOrDefault(pair => pair.Value == line.Service).Key.State : null;

    /// <summary>"Front door locked or not", "every lock in the house locked?": the line as a question; itself where nothing asks so.</summary>
    public static CallLine AsQuestion(CallLine line, PreparedPrompt prompt)
    {
        var words = prompt.Linked.Text.Split(' ');
        var isAsked = LinkerWords.Known.Several.OrNot.End(words) || (prompt.Said.TrimEnd().EndsWith('?') && LinkerWords.Known.Several.All.Contains(words[0]) && LinkerWords.Known.Bystanders.States.ContainsKey(words[^1]));
        if (!isAsked || line.Target.Kind != CallTargetKind.Device) return line;
        var wished = Services.FirstOrDefault(pair => pair.Value == line.Service);
        return wished.Value is null ? line
            : new CallLine(LinkerWords.Known.Several.All.Contains(words[0]) ? "query.all" : "query.state", line.Target, new JsonObject { [CallLine.IsKey] = wished.Key.State });
    }

    /// <summary>The line itself; or the order, where the model took an utterance without any sign of a question for one.</summary>
    public static CallLine AsOrder(CallLine line, PreparedPrompt prompt)
    {
        if (!line.IsQuery || prompt.Linked.IsDoubtful(line.Target.Spelling) || prompt.Said.Contains('?', StringComparison.Ordinal) || Question.IsAsked([.. prompt.Linked.Text.Split(' ')])) return line;
        if (line.Data[CallLine.IsKey] is not JsonValue value || !value.TryGetValue<string>(out var state)) return line;
        var domain = line.Domain ?? prompt.Scope.Find(line.Target)?.FirstOrDefault()?.Id.Domain;
        return domain is not null && Services.TryGetValue((domain, state), out var service) ? new CallLine(service, line.Target, []) { Except = line.Except } : line;
    }
}
