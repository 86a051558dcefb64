using System.Text;
using HomeLLM.DeviceRegistry;
using HomeLLM.Engines;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>
/// The names that the recogniser is told, so that it spells them as the home does: what was named lately, then what stands around the microphone,
/// the areas, the rest. Only as many as fit. Hears the results of all utterances. Thread-safe.
/// </summary>
internal sealed class NamePrompt(HomeRegistry registry) : IResultSink
{
    private const int MaxRecent = 12;

    private readonly Lock _gate = new();
    private readonly LinkedList<EntityId> _recent = [];
    private (long Version, int Uses, int Budget, string? Area) _key = (-1, 0, 0, null);
    private string? _text;
    private int _uses;

    /// <inheritdoc/>
    public Task ReportAsync(UtteranceResult result, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var id in result.Calls.SelectMany(call => call.Call.EntityIds).Take(MaxRecent))
            {
                if (_recent.First?.Value == id) continue;
                _recent.Remove(id);
                _recent.AddFirst(id);
                _uses++;
            }

            while (_recent.Count > MaxRecent) _recent.RemoveLast();
        }

        return Task.CompletedTask;
    }

    /// <summary>Writes for one recogniser: from the id of an area, or null, to the prompt as of then.</summary>
    public Func<string?, string?> For(ISpeechRecognizer recognizer, SpeechOptions options) => areaId => Write(recognizer, options.PromptTokens, areaId);

    /// <summary>The prompt as of now.</summary>
    /// <param name="recognizer">Counts the tokens.</param>
    /// <param name="budget">The most tokens; the model's own limit holds as well.</param>
    /// <param name="areaId">Where the microphone stands; empty or null where it isn't known.</param>
    /// <returns>The names as running text; null for none.</returns>
    public string? Write(ISpeechRecognizer recognizer, int budget, string? areaId)
    {
        budget = Math.Min(budget, recognizer.Info.MaxPromptTokens);
        if (budget <= 0) return null;
        var home = registry.Current;
        lock (_gate)
        {
            var key = (home.StructureVersion, _uses, budget, areaId);
            if (_key != key) (_key, _text) = (key, Write(home, recognizer, budget, areaId));
            return _text;
        }
    }

    private string? Write(HomeSnapshot home, ISpeechRecognizer recognizer, int budget, string? areaId)
    {
        var text = new StringBuilder();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var left = budget;
        // A home of thousands is not gone through for one name more.
        foreach (var name in Names(home, areaId).Where(name => seen.Add(name)).Take(budget))
        {
            var piece = $"{(text.Length == 0 ? "" : ", ")}{name}";
            var cost = recognizer.CountTokens(piece);
            // One for the full stop at the end.
            if (cost > left - 1) continue;
            left -= cost;
            text.Append(piece);
        }

        return text.Length == 0 ? null : text.Append('.').ToString();
    }

    private IEnumerable<string> Names(HomeSnapshot home, string? areaId)
    {
        foreach (var id in _recent)
        {
            if (home.FindDevice(id) is { } device) yield return device.Name;
        }

        var isNear = areaId is { Length: > 0 };
        foreach (var device in home.Devices)
        {
            if (isNear && device.AreaId == areaId) yield return device.Name;
        }

        foreach (var area in home.Areas) yield return area.Name;
        foreach (var device in home.Devices) yield return device.Name;
        foreach (var alias in home.Areas.SelectMany(area => area.Aliases)) yield return alias;
        foreach (var alias in home.Devices.SelectMany(device => device.Aliases)) yield return alias;
    }
}
