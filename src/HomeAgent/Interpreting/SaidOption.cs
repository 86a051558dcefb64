using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Decoding;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Prompting;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>
/// A net: a source or a mode is the one that was said. There the model has to copy names that it has never seen, letter for letter, and the words
/// themselves tell them apart better than it does.
/// </summary>
internal static class SaidOption
{
    private const int LeastWord = 3;

    /// <summary>The line with the option that the words hold; null where it names none, or where the words hold none or several.</summary>
    /// <param name="line">What the model wrote.</param>
    /// <param name="prompt">What was asked, with options in simple spelling.</param>
    public static CallLine? Correct(CallLine line, PreparedPrompt prompt)
    {
        var parameter = ServiceCatalogue.Default.Find(line.Service)?.Parameters.FirstOrDefault(parameter =>
            parameter is { Kind: ParameterKind.OwnChoice, Names: OwnNames.PresetModes or OwnNames.Sources } && line.Data.ContainsKey(parameter.Name));
        if (parameter is null || prompt.Scope.Find(line.Target) is not { } devices) return null;
        var options = devices.SelectMany(device => parameter.OwnChoices(device.Capabilities)).Distinct().ToImmutableArray();
        return Said(options, prompt.Linked, line.Target.Spelling) is { } said ? line.With(parameter.Name, said) : null;
    }

    /// <summary>"Play netflix on the tv": the source that was said, where the model saw no order that the player could follow; null where none was.</summary>
    /// <param name="line">What the model wrote.</param>
    /// <param name="prompt">What was asked, with options in simple spelling.</param>
    public static CallLine? Play(CallLine line, PreparedPrompt prompt)
    {
        if (line.Service != "media_player.media_play" && line.Data[CallLine.ReasonKey]?.GetValue<string>() != RefusalReason.Unsupported.Spell()) return null;
        // "Off when netflix ends" was refused with good reason.
        if (prompt.Linked.Text.Split(' ').Any(LinkerWords.Known.Options.Otherwise.Contains)) return null;
        if (prompt.Scope.Devices is not [{ Device.Id.Domain: "media_player", Devices: [var player] } only]) return null;
        return Said(player.Capabilities.Sources, prompt.Linked, only.Spelling) is { } source
            ? new("media_player.select_source", CallTarget.Device(only.Spelling), new JsonObject { ["source"] = source })
            : null;
    }

    /// <summary>
    /// "Fernseher RTS", "the television to TF1 for the news": a source of the player right behind its name, where the model, which has never seen such
    /// names, made nothing of it; null where none is said there.
    /// </summary>
    /// <param name="line">What the model wrote.</param>
    /// <param name="prompt">What was asked, with options in simple spelling.</param>
    public static CallLine? Behind(CallLine line, PreparedPrompt prompt)
    {
        if ((!line.IsRefusal && line.Service != "media_player.turn_off") || IsOtherwise(prompt)) return null;
        return prompt.Scope.Devices.Select(scoped => Behind(scoped, prompt)).FirstOrDefault(source => source is not null);
    }

    /// <summary>"Sheers closed, Bravia to PS5": the sources behind players that the answer passes over.</summary>
    /// <param name="answer">What the model wrote.</param>
    /// <param name="prompt">What was asked, with options in simple spelling.</param>
    public static IEnumerable<string> Missing(DecodeResult answer, PreparedPrompt prompt) => !answer.Lines.All(Overlooked.IsOrder) || IsOtherwise(prompt) ? []
        : prompt.Scope.Devices.Where(scoped => prompt.Linked.Alone.Contains(scoped.Spelling) && !answer.Lines.Any(line => line.Text.Contains($"\"{scoped.Spelling}\"", StringComparison.Ordinal)))
            .Select(scoped => Behind(scoped, prompt)).OfType<CallLine>().Select(line => line.ToText(ServiceCatalogue.Default));

    /// <summary>Whether the words ask, or order something else of players: "off when netflix ends".</summary>
    private static bool IsOtherwise(PreparedPrompt prompt) =>
        prompt.Linked.Text.Split(' ') is var words && (Question.IsAsked([.. words]) || words.Any(LinkerWords.Known.Options.Otherwise.Contains));

    private static CallLine? Behind(ScopedDevice scoped, PreparedPrompt prompt)
    {
        if (scoped is not { Device.Id.Domain: "media_player", Devices.Length: 1 } || prompt.Linked.SpanOf(scoped.Spelling) is not { } span || prompt.Linked.IsOneOfSeveral(scoped.Spelling)) return null;
        var words = prompt.Linked.Text.Split(' ');
        var at = span.End + 1;
        while (at < words.Length && LinkerWords.Known.Options.To.Contains(words[at])) at++;
        var source = scoped.Device.Capabilities.Sources.Where(source => WordSequence.StandsAt(words, at, source.Split(' '))).MaxBy(source => source.Length);
        return source is null ? null : new("media_player.select_source", CallTarget.Device(scoped.Spelling), new JsonObject { ["source"] = source });
    }

    /// <summary>"Boost the heater": a mode of it, where no degrees were said; null where it is none.</summary>
    /// <param name="line">What the model wrote.</param>
    /// <param name="prompt">What was asked, with options in simple spelling.</param>
    public static CallLine? Boost(CallLine line, PreparedPrompt prompt)
    {
        if (line.Service != "climate.set_temperature" || line.Data["temperature_step"] is null || prompt.Scope.Find(line.Target)?.ToArray() is not [var device]) return null;
        if (prompt.Linked.Text.Split(' ').Any(UtteranceNormalizer.IsNumber)) return null;
        return Said(device.Capabilities.PresetModes, prompt.Linked, line.Target.Spelling) is { } mode
            ? new("climate.set_preset_mode", line.Target, new JsonObject { ["preset_mode"] = mode })
            : null;
    }

    /// <summary>"The nimbus to hurricane mode": a mode by a name that none of the device's has.</summary>
    /// <param name="line">What the model wrote.</param>
    /// <param name="prompt">What was asked.</param>
    public static bool IsAnother(CallLine line, PreparedPrompt prompt)
    {
        if (line.Data["preset_mode"] is null && line.Data["mode"] is null) return false;
        var words = prompt.Linked.Text.Split(' ');
        var at = Array.FindIndex(words, LinkerWords.Known.Options.Mode.Contains);
        return at > 0 && !Lexicon.IsOrdinary(words[at - 1]) && prompt.Linked.SpanOf(line.Target.Spelling) is var span && !(span?.Start <= at - 1 && at - 1 <= span?.End)
            && prompt.Scope.Find(line.Target) is { } devices
            && !devices.Any(device => device.Capabilities.PresetModes.Any(mode => mode.Contains(words[at - 1], StringComparison.OrdinalIgnoreCase)));
    }

    private static string? Said(ImmutableArray<string> options, LinkedUtterance linked, string label)
    {
        var words = linked.Text.Split(' ');
        // What names the device says nothing of its source, but what stands on both sides of its name belongs together no more.
        if (linked.SpanOf(label) is { } span)
        {
            for (var word = span.Start; word <= span.End; word++) words[word] = "";
        }

        var whole = options.Where(option => WordSequence.IndexOf(words, option.Split(' ')) >= 0).ToList();
        if (whole.Count > 0)
        {
            var longest = whole.MaxBy(option => option.Length)!;
            return whole.TrueForAll(option => $" {longest} ".Contains($" {option} ", StringComparison.Ordinal)) ? longest : null;
        }

        var partly = options.Where(option => option.Split(' ').Any(word => word.Length >= LeastWord && !Lexicon.IsOrdinary(word) && words.Contains(word))).Take(2).ToList();
        return partly.Count == 1 ? partly[0] : null;
    }
}
