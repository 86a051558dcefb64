using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>A kind of device that nouns name: blinds, locks, televisions.</summary>
/// <param name="Name">What the lists call it.</param>
/// <param name="Nouns">The nouns, each one word or two.</param>
/// <param name="Rules">Which devices are of the kind.</param>
/// <param name="Excluded">The name of a kind whose devices aren't of this one; null for none.</param>
internal sealed record DeviceKind(string Name, ImmutableArray<string> Nouns, ImmutableArray<DeviceKindRule> Rules, string? Excluded)
{
    /// <summary>Whether some devices of a domain can be of this kind.</summary>
    public bool HasDomain(string domain)
    {
        foreach (var rule in Rules)
        {
            if (rule.Domain == domain) return true;
        }

        return false;
    }

    /// <summary>Whether a device is of this kind, by its domain, its class, or what it is called.</summary>
    /// <param name="device">The device.</param>
    /// <param name="nameHolds">Whether a name of the device holds a word.</param>
    public bool Fits(Device device, Func<string, bool> nameHolds)
    {
        foreach (var rule in Rules)
        {
            if (rule.Domain == device.Id.Domain && IsOfClass(rule, device, nameHolds)) return Excluded is null || !Lexicon.Kind(Excluded).Fits(device, nameHolds);
        }

        return false;
    }

    private bool IsOfClass(DeviceKindRule rule, Device device, Func<string, bool> nameHolds)
    {
        if (rule.Classes.IsEmpty) return true;
        if (device.DeviceClass is { } given && rule.Classes.Contains(given)) return true;
        foreach (var noun in Nouns)
        {
            if (!noun.Contains(' ', StringComparison.Ordinal) && nameHolds(noun)) return true;
        }

        return false;
    }
}

/// <summary>Devices of one domain, of any class or of some.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Classes">Home Assistant's device classes; empty for all.</param>
internal sealed record DeviceKindRule(string Domain, ImmutableArray<string> Classes);
