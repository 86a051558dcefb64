using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Prompting;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>A net: where one word tells, it is the word that counts.</summary>
internal static class SaidWords
{
    private static readonly ValueWords Known = LinkerWords.Known.Values;

    /// <summary>The line as its words have it: green of "make the light green" isn't light green, and "back on" opens a valve.</summary>
    /// <param name="line">What the model wrote.</param>
    /// <param name="prompt">What was asked.</param>
    public static CallLine Correct(CallLine line, PreparedPrompt prompt)
    {
        // Only what is said of this very thing: "dim the lamp and make the fan a bit faster".
        var words = prompt.Linked.WordsAbout(line.Target.Spelling);
        if (line.Service is "valve.open_valve" or "valve.close_valve") return line with { Service = Turn(words) ?? line.Service };
        if (line.Service == "cover.close_cover" && Known.DrawnBack.StandIn(words)) line = line with { Service = "cover.open_cover" };
        if (prompt.Linked.Scope.Devices.Length == 1) line = AsSaidLevel(line, prompt.Linked.Text.Split(' '));
        line = AsSwitched(AsReversed(line, words), prompt.Linked);
        return AsShade(AsSmallStep(AsDirected(AsStep(AsFelt(line, words), words), words), words), prompt);
    }

    /// <summary>Green of "make the light green" isn't light green.</summary>
    private static CallLine AsShade(CallLine line, PreparedPrompt prompt)
    {
        if (SaidColor(line, prompt) is { } said) return line.With(ColorKey, said);
        if (line.Data[ColorKey] is not JsonValue value || !value.TryGetValue<string>(out var color) || !color.StartsWith(Light, StringComparison.Ordinal)) return line;
        var marked = prompt.Linked.Marked.Split(' ');
        var at = Array.IndexOf(marked, color[Light.Length..]);
        return at > 1 && marked[at - 1][0] is '#' or '@' or '^' or '*' ? line.With(ColorKey, color[Light.Length..]) : line;
    }

    /// <summary>The one colour that the words name, where the line has another that they don't; else null.</summary>
    public static string? SaidColor(CallLine line, PreparedPrompt prompt)
    {
        if (line.Data[ColorKey] is not JsonValue value || !value.TryGetValue<string>(out var written)) return null;
        var text = string.Concat(prompt.Linked.Text.Split(' '));
        if (text.Contains(written, StringComparison.Ordinal)) return null;
        var words = $" {prompt.Linked.Text} ";
        var named = ColorNames.Where(name => words.Contains($" {name} ", StringComparison.Ordinal)).Take(2).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    private static readonly ImmutableArray<string> ColorNames =
        ServiceCatalogue.Default.Find("light.turn_on")!.Parameters.First(parameter => parameter.Name == ColorKey).Choices;

    /// <summary>"A bit dimmer" is half a step.</summary>
    private static CallLine AsSmallStep(CallLine line, string[] words)
    {
        if (line.Data["brightness_step_pct"] is not JsonValue value || !value.TryGetValue<int>(out var step) || Math.Abs(step) != 20) return line;
        if (!words.Any(Known.Small.Contains) || words.Any(Known.NotSmall.Contains)) return line;
        return line.With("brightness_step_pct", step / 2);
    }

    /// <summary>"Misting fan off": the word right behind a name, where an order ends with it or another name follows.</summary>
    private static CallLine AsSwitched(CallLine line, LinkedUtterance linked)
    {
        if (line.Data.Count > 0 || linked.SpanOf(line.Target.Spelling) is not { } span) return line;
        var words = linked.Text.Split(' ');
        var at = span.End + 1;
        var isLast = at == words.Length - 1 || linked.Spans.Values.Any(other => other.Start == at + 1);
        if (at >= words.Length || !isLast || !Known.OffBehind.Contains(words[at])) return line;
        return line.Service.EndsWith(".turn_on", StringComparison.Ordinal) ? line with { Service = line.Service[..^2] + "off" } : line;
    }

    /// <summary>"Reverse the fan for winter".</summary>
    private static CallLine AsReversed(CallLine line, string[] words) =>
        line.Data["direction"] is not null && words.Any(Known.Reverse.Contains) && !words.Any(Known.Forward.Contains) ? line.With("direction", "reverse") : line;

    /// <summary>"It's freezing down here" is a wish for more warmth, whatever goes down.</summary>
    private static CallLine AsFelt(CallLine line, string[] words)
    {
        if (!line.IsOffer || line.Data["temperature_step"] is not JsonValue value || !value.TryGetValue<double>(out var step)) return line;
        var (cold, hot) = (words.Any(Known.Cold.Contains), words.Any(Known.Hot.Contains));
        return cold == hot || cold == step > 0 ? line : line.With("temperature_step", JsonValue.Create(-step));
    }

    /// <summary>"Bring them up" makes them no darker, whatever was said before.</summary>
    private static CallLine AsDirected(CallLine line, string[] words)
    {
        if (line.Data["brightness_step_pct"] is not JsonValue value || !value.TryGetValue<int>(out var step)) return line;
        var (up, down) = (words.Any(Known.Up.Contains), words.Any(Known.Down.Contains));
        return up == down || up == step > 0 ? line : line.With("brightness_step_pct", -step);
    }

    /// <summary>"Close it a bit": how far nobody knows; "open it a bit" is ten percent.</summary>
    /// <param name="line">What the model wrote.</param>
    /// <param name="linked">The utterance.</param>
    public static bool IsVaguePosition(CallLine line, LinkedUtterance linked)
    {
        if (line.Data["position"] is null) return false;
        var words = linked.WordsAbout(line.Target.Spelling);
        return words.Any(Known.Small.Contains) && words.Any(Known.Closing.Contains) && !words.Any(UtteranceNormalizer.IsNumber) && !words.Any(Known.Opens.Contains);
    }

    /// <summary>"Up ten percent" is ten more, and not ten.</summary>
    private static CallLine AsStep(CallLine line, string[] words)
    {
        foreach (var (set, step) in Steps)
        {
            if (line.Data[set] is not JsonValue value || !value.TryGetValue<int>(out var number)) continue;
            var at = Array.IndexOf(words, number.ToString(CultureInfo.InvariantCulture));
            if (at < 1 || Array.LastIndexOf(words, words[at]) != at || at + 1 == words.Length || !Known.Percent.Contains(words[at + 1])) continue;
            var before = Known.By.Contains(words[at - 1]) && at > 1 ? words[at - 2] : words[at - 1];
            var sign = Known.Up.Contains(before) ? 1 : Known.Down.Contains(before) ? -1 : 0;
            if (sign != 0) return line.With(set, step, sign * number);
        }

        return line;
    }

    /// <summary>"Softer than that, say twenty percent": how bright, and not by how much.</summary>
    private static CallLine AsSaidLevel(CallLine line, string[] words)
    {
        if (line.Data["brightness_step_pct"] is null || words.Count(UtteranceNormalizer.IsNumber) != 1) return line;
        var at = Array.FindIndex(words, UtteranceNormalizer.IsNumber);
        return at > 0 && at + 1 < words.Length && Known.Percent.Contains(words[at + 1]) && Known.Levels.Contains(words[at - 1]) && int.TryParse(words[at], CultureInfo.InvariantCulture, out var level) && level is > 0 and <= 100
            ? line.With("brightness_step_pct", "brightness_pct", level)
            : line;
    }

    /// <summary>How Home Assistant's names of pale colours begin.</summary>
    private const string ColorKey = "color_name", Light = "light";

    private static readonly (string Set, string Step)[] Steps = [("volume_pct", "volume_step_pct"), ("brightness_pct", "brightness_step_pct")];

    /// <summary>What is said of the water: "back on", "turn on", "open"; "off", "shut". Null where nothing tells, or both: "stop the sprinklers on the lawn".</summary>
    private static string? Turn(string[] words)
    {
        var closes = words.Any(Known.Closes.Contains);
        var opens = words.Any(Known.Opens.Contains) || Known.OpensAtEnd.End(words) || IsTurnedOn(words);
        return opens == closes ? null : opens ? "valve.open_valve" : "valve.close_valve";
    }

    private static bool IsTurnedOn(string[] words) => Enumerable.Range(1, Math.Max(0, words.Length - 1)).Any(at => Known.On.Contains(words[at]) && Known.OnAfter.Contains(words[at - 1]));
}
