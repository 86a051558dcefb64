using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>What devices are called by their kind, which is their domain and, where that says more, their class.</summary>
internal static class Kinds
{
    private static FrozenDictionary<string, Noun> Nouns => Sentences.Spoken.Names.Kinds;

    /// <summary>Any device: "device".</summary>
    public static Noun Any => Nouns["device"];

    /// <summary>What one such device is called: "light", "garage door".</summary>
    public static Noun Of(Device device) =>
        device.DeviceClass is { } deviceClass && Nouns.TryGetValue($"{device.Id.Domain}:{deviceClass}", out var name)
            ? name
            : Nouns.GetValueOrDefault(device.Id.Domain, Any);

    /// <summary>What all of the devices are called; null where they are of several kinds.</summary>
    public static Noun? OfAll(ImmutableArray<EntityId> ids, HomeSnapshot home)
    {
        Noun? common = null;
        foreach (var device in ids.Select(home.FindDevice))
        {
            if (device is null) return null;
            var kind = Of(device);
            if (common is null) common = kind;
            else if (common != kind) return IsOneDomain(ids) ? Nouns.GetValueOrDefault(ids[0].Domain) : null;
        }

        return common;
    }

    /// <summary>"3 lights".</summary>
    public static string Count(int count, Noun kind) => Sentences.Spoken.Groups.Counted.Say(count.ToString(CultureInfo.InvariantCulture), kind.Of(count));

    private static bool IsOneDomain(ImmutableArray<EntityId> ids) => ids.All(id => id.Domain == ids[0].Domain);
}
