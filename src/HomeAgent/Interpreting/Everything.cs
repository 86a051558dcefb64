using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Decoding;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Prompting;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>
/// A net: "everything off" is all the lights, fans, switches and media players of a place, and "everything on" all but the players. Where the model wrote one
/// line of these, the others that the place has follow.
/// </summary>
internal static class Everything
{
    private static readonly SeveralWords Known = LinkerWords.Known.Several;

    private static readonly string[] Off = ["light", "fan", "switch", "media_player"], On = ["light", "fan", "switch"];

    /// <summary>The lines that are missing.</summary>
    /// <param name="answer">What the model wrote.</param>
    /// <param name="prompt">What was asked.</param>
    public static IEnumerable<string> Missing(DecodeResult answer, PreparedPrompt prompt)
    {
        var lines = answer.Lines.Select(line => CallLineReader.TryReadLine(line.Text, out var call, out _) ? call : null).OfType<CallLine>()
            .Where(line => line.Target.Kind is CallTargetKind.Area or CallTargetKind.Floor or CallTargetKind.Home && IsSaid(prompt.Linked.WordsAbout(LabelOf(line.Target)))).ToList();
        return lines.Where(line => line.Data.Count == 0 && !line.IsOffer && !line.IsQuery).GroupBy(line => (line.Target, State: StateOf(line.Service)))
            .Where(group => group.Key.State is not null)
            .SelectMany(group => (group.Key.State == "turn_off" ? Off : On)
                .Where(domain => !lines.Exists(line => line.Target == group.Key.Target && line.Service.StartsWith(domain + ".", StringComparison.Ordinal)) && Has(prompt.Scope, group.Key.Target, domain))
                .Select(domain => new CallLine($"{domain}.{group.Key.State}", group.Key.Target, new JsonObject()) { Except = group.First().Except }.ToText(ServiceCatalogue.Default)));
    }

    private static string LabelOf(CallTarget target) => target.Kind == CallTargetKind.Home ? "*" : target.Spelling;

    /// <summary>Whether the words about a place mean all that it has; "everything else" is what was left.</summary>
    private static bool IsSaid(string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (Known.Everything.Contains(words[i])) return !(i + 1 < words.Length && Known.NotEverythingNext.Contains(words[i + 1]));
            if (Known.Things.Contains(words[i]) && words[Math.Max(0, i - 3)..i].Any(Lexicon.AllWords.Contains)) return true;
        }

        return false;
    }

    private static string? StateOf(string service) => service.Split('.') is [var domain, "turn_off" or "turn_on"] && Off.Contains(domain) ? service[(domain.Length + 1)..] : null;

    private static bool Has(CallScope scope, CallTarget target, string domain) =>
        scope.Find(target) is { } devices && devices.Any(device => device.Id.Domain == domain && (domain != "media_player" || device.Capabilities.Flags.HasFlag(Capability.TurnOff)));
}
