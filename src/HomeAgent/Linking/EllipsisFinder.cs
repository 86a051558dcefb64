using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>
/// "And the bedroom ones", "same for nursery 2", "crane too": only a place is said, and what is meant there is what the last order was about elsewhere.
/// </summary>
internal sealed class EllipsisFinder(HomeIndex index, HomeSnapshot home, List<string> words, List<Mention> mentions, History history)
{
    private const int LongestBare = 7;

    private static readonly FollowUpWords Known = LinkerWords.Known.FollowUps;

    /// <summary>Whether the words carry an order on to another place without saying what.</summary>
    private bool IsCarriedOn => words.Count <= LongestBare
        && (Known.CarriedFirst.Contains(words[0]) || words.Exists(Known.Carried.Contains) || Known.CarriedAtEnd.End(words))
        && !words.Exists(word => Lexicon.IsNoun(word) || Lexicon.DomainsOfVerb(word) is not null || Lexicon.Pronouns.Contains(word) || UtteranceNormalizer.IsNumber(word) && !IsNamed(word));

    /// <summary>Puts the devices that are meant in the place of the one mention of a place.</summary>
    public void Complete()
    {
        if (mentions.Count != 1 || !IsCarriedOn) return;
        var last = Enumerable.Range(0, home.Devices.Length).Where(device => history.Devices.Contains(home.Devices[device].Id)).ToList();
        if (last.Count == 0) return;
        var (mention, domain) = (mentions[0], home.Devices[last[0]].Id.Domain);
        if (mention.Kind == MentionKind.Device)
        {
            // "And Stan's": of what is called so, what the last order can be said of.
            var alike = mention.Indices.Where(device => home.Devices[device].Id.Domain == domain).ToImmutableArray();
            if (!alike.IsEmpty && alike.Length < mention.Indices.Length) mentions[0] = mention with { Indices = alike, IsSure = true };
            return;
        }

        // A room's lights are what an order for a room is about anyhow.
        if (mention.Kind == MentionKind.Home || (last.Count > 1 && domain is "light" or "fan" or "switch")) return;
        var there = Enumerable.Range(0, home.Devices.Length).Where(device => home.Devices[device].Id.Domain == domain
            && home.Devices[device].DeviceClass == home.Devices[last[0]].DeviceClass && index.IsAt(mention, device)).ToList();
        var twins = there.Where(device => last.Exists(other => Rest(device) == Rest(other))).ToList();
        if (twins.Count > 0) there = twins;
        if (there.Count > 0) mentions[0] = new(mention.Start, mention.End, MentionKind.Device, [.. there], mention.IsSure) { IsMany = there.Count > 1 };
    }

    private bool IsNamed(string word) => mentions.Exists(mention => Enumerable.Range(mention.Start, mention.End - mention.Start + 1).Any(at => words[at] == word));

    /// <summary>What a device is called less the words of its room.</summary>
    private string Rest(int device)
    {
        var own = home.FindArea(home.Devices[device].AreaId) is { } area ? UtteranceNormalizer.Split(area.Name).ConvertAll(Lexicon.Stem) : [];
        return string.Join(' ', UtteranceNormalizer.Split(home.Devices[device].Name).Select(Lexicon.Stem).Where(word => !own.Contains(word)));
    }
}
