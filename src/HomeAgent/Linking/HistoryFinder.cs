using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>Finds what points back at what was talked about before: "it", "the other one", "and the fan too", "brighter".</summary>
internal sealed class HistoryFinder(HomeIndex index, HomeSnapshot home, List<string> words, Clauses clauses, List<Mention> mentions, History history)
{
    private const int MaxOthers = 4, LongestBare = 7;

    private static readonly FollowUpWords Known = LinkerWords.Known.FollowUps;

    /// <summary>The mention of the devices talked about last; null where nothing points back at them. Its span is empty where no word does.</summary>
    /// <param name="others">The devices that "the other one" means; null where it isn't said.</param>
    public Mention? Find(out Mention? others)
    {
        others = null;
        var last = history.Devices.Select(IndexOf).Where(device => device >= 0).ToImmutableArray();
        if (last.IsEmpty) return null;
        if (OtherAt() is { } other)
        {
            var found = Others(last);
            if (found.Count > 0) others = new(other, other, MentionKind.Device, [.. found], IsSure: true);
            return Meaning(last, -1);
        }

        // "The other one." "Both of them off."
        if (last.Length == 1 && words.Exists(Known.Both.Contains) && Others(last) is [var twin]) last = [.. last, twin];
        if (PronounAt() is { } pronoun) return Meaning(last, pronoun);
        var bare = mentions.Count == 0 && words.Count <= LongestBare;
        return bare || words.Exists(Known.Back.Contains) || BeginsAnew() ? Meaning(last, -1) : null;
    }

    private static Mention Meaning(ImmutableArray<int> last, int word) => new(word, word, MentionKind.Device, last, IsSure: true) { IsMany = last.Length > 1 };

    /// <summary>"And the kitchen", "now the fan", "what about upstairs": no verb, so the last order's is meant.</summary>
    private bool BeginsAnew() => words.Count > 1 && words.Count <= LongestBare && Known.AnewFirst.Contains(words[0]);

    private int IndexOf(EntityId id)
    {
        for (var i = 0; i < home.Devices.Length; i++)
        {
            if (home.Devices[i].Id == id) return i;
        }

        return -1;
    }

    /// <summary>The first pronoun that nothing named before it in the sentence explains.</summary>
    private int? PronounAt()
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!Lexicon.Pronouns.Contains(words[i]) || mentions.Exists(mention => mention.End < i && !clauses.IsExcepted(mention.Start)) || IsDeterminer(i) || IsEmpty(i)) continue;
            return i;
        }

        return null;
    }

    /// <summary>"That lamp", "this room": the noun says what is meant.</summary>
    private bool IsDeterminer(int at) =>
        Known.Determiners.Contains(words[at]) && at + 1 < words.Count
        && (Lexicon.IsNoun(words[at + 1]) || Known.DeterminedNext.Contains(words[at + 1])
            || mentions.Exists(mention => mention.Start <= at + 1 && at + 1 <= mention.End));

    /// <summary>"What time is it", "it is dark in here": the word stands for nothing.</summary>
    private bool IsEmpty(int at) =>
        Known.It.Contains(words[at]) && ((at > 0 && Known.ItIs.Contains(words[at - 1]) && Question.IsAsked(words) && at == words.Count - 1 && words.Exists(Known.Time.Contains))
            || (at + 1 < words.Count && Known.ItNext.Contains(words[at + 1]) && !Question.IsAsked(words)))
        || (Known.Its.Contains(words[at]) && at + 1 < words.Count && Known.ItsNext.Contains(words[at + 1]));

    private int? OtherAt()
    {
        for (var i = 0; i < words.Count; i++)
        {
            // "Another 2 degrees" is more of the same; "the other 2" are others.
            var isMore = i + 1 < words.Count && UtteranceNormalizer.IsNumber(words[i + 1]) && !(i > 0 && LinkerWords.Known.Common.Our.Contains(words[i - 1]));
            if (Known.Other.Contains(words[i]) && !isMore && !(i + 1 < words.Count && Known.OtherNotNext.Contains(words[i + 1]))
                && !mentions.Exists(mention => mention.Start <= i && i <= mention.End)) return i;
        }

        return null;
    }

    /// <summary>Devices of the same domain that share a word of the name, or else the room, with the last one.</summary>
    private List<int> Others(ImmutableArray<int> last)
    {
        var first = home.Devices[last[0]];
        var alike = Enumerable.Range(0, home.Devices.Length).Where(device => !last.Contains(device) && home.Devices[device].Id.Domain == first.Id.Domain).ToList();
        var named = UtteranceNormalizer.Split(first.Name);
        var twins = alike.Where(device => named.Any(word => !UtteranceNormalizer.IsNumber(word) && !Lexicon.DomainNouns.ContainsKey(word) && index.NameHolds(device, word))).ToList();
        var near = twins.Where(device => home.Devices[device].AreaId == first.AreaId).ToList();
        var found = near.Count > 0 ? near : twins.Count > 0 ? twins : [.. alike.Where(device => home.Devices[device].AreaId == first.AreaId)];
        return found.Count <= MaxOthers ? found : [];
    }
}
