using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Pipeline;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>Knows who speaks and where they stand, from what an event tells and from <c>Wyoming:Areas</c>. Thread-safe.</summary>
internal sealed class SatelliteAreas(IOptions<WyomingOptions> options, HomeRegistry registry, ILogger<SatelliteAreas> logger)
{
    /// <summary>What Home Assistant's ids of satellites begin with; may be left out in the configuration.</summary>
    private const string SatelliteDomain = "assist_satellite.";

    /// <summary>The longest id that is taken, in characters.</summary>
    private const int MaxIdLength = 200;

    private readonly Dictionary<string, string> _areas = new(options.Value.Areas, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The name of the conversation: whoever stands at the same satellite goes on with it, whatever the sender calls it; else the sender
    /// must say that it goes on, or come from the same address.
    /// </summary>
    public static string Conversation(JsonObject? context, string address)
    {
        foreach (var key in (string[])["satellite_id", "device_id", "conversation_id"])
        {
            if (Id(context, key) is { } id) return $"wyoming:{key}:{id}";
        }

        return $"wyoming:address:{address}";
    }

    /// <summary>The id of the area where the speaker stands; null where nobody knows it.</summary>
    public string? FindArea(JsonObject? context, string address)
    {
        var named = Id(context, "area") ?? Configured(Id(context, "satellite_id")) ?? Configured(Id(context, "device_id")) ?? Configured(address);
        if (named is null) return null;
        var area = AreaNames.Find(registry.Current, named);
        if (area is null) logger.AreaUnknown(SpokenName(named));
        return area?.Id;
    }

    private string? Configured(string? satellite)
    {
        if (satellite is null) return null;
        if (_areas.TryGetValue(satellite, out var area)) return area;
        return satellite.StartsWith(SatelliteDomain, StringComparison.OrdinalIgnoreCase)
            ? _areas.GetValueOrDefault(satellite[SatelliteDomain.Length..]) : null;
    }

    /// <summary>A short text; null for anything else, which is passed over: an odd id must not cost the command.</summary>
    private static string? Id(JsonObject? context, string key) =>
        context?[key] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length is > 0 and <= MaxIdLength ? text : null;

    /// <summary>What came from outside, fit for one line of the log.</summary>
    private static string SpokenName(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
}
