using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Dialogue;

/// <summary>
/// Finds out which of several devices an answer means: by name, alias, room, floor or number ("the left one", "both", "the second").
/// An answer that holds any word beyond those is none.
/// </summary>
internal sealed class ChoiceMatcher
{
    private readonly HomeSnapshot _home;
    private readonly ImmutableArray<Device> _candidates;
    private readonly HomeIndex _index;
    private readonly string? _areaId;

    private static DialogueWords Words => Sentences.Spoken.DialogueWords;

    /// <summary>Indexes the candidates.</summary>
    /// <param name="home">The home as it is.</param>
    /// <param name="candidates">The devices, in the order in which they were named; those that left the home are passed over.</param>
    /// <param name="areaId">Where the speaker stands; null where that isn't known.</param>
    public ChoiceMatcher(HomeSnapshot home, ImmutableArray<EntityId> candidates, string? areaId)
    {
        _home = home;
        _areaId = areaId;
        _candidates = [.. candidates.Select(home.FindDevice).OfType<Device>()];
        var areas = home.Areas.Where(area => _candidates.Any(device => device.AreaId == area.Id)).ToImmutableArray();
        var floors = home.Floors.Where(floor => areas.Any(area => area.FloorId == floor.Id)).ToImmutableArray();
        _index = new HomeIndex(new(floors, areas, _candidates));
    }

    /// <summary>Reads an answer.</summary>
    public ChoiceAnswer Read(string text)
    {
        if (_candidates.IsEmpty) return ChoiceAnswer.Unrelated;
        if (YesNo.IsNo(text)) return ChoiceAnswer.Neither;
        var words = UtteranceNormalizer.Split(text);
        // "No, the left one" chooses; "not the left one" doesn't, and is left to the model.
        if (words.Count > 1 && Words.NoBeforeChoice.Contains(words[0])) words.RemoveAt(0);
        if (words.Count == 0) return ChoiceAnswer.Unrelated;
        if (!words.TrueForAll(IsUnderstood)) return Reason.Before(text) is { } answer ? Read(answer) : ChoiceAnswer.Unrelated;

        var chosen = new HashSet<int>();
        var isNarrowed = false;
        foreach (var part in Parts(words))
        {
            var meant = FindMeant(part);
            if (meant.Count == 0) return ChoiceAnswer.Unrelated;
            isNarrowed |= meant.Count > 1 && !part.Exists(Words.All.Contains);
            chosen.UnionWith(meant);
        }

        ImmutableArray<EntityId> devices = [.. chosen.Order().Select(index => _candidates[index].Id)];
        if (!isNarrowed) return new(ChoiceKind.Chosen, devices);
        return devices.Length < _candidates.Length ? new(ChoiceKind.Narrowed, devices) : ChoiceAnswer.Unrelated;
    }

    private bool IsUnderstood(string word) =>
        Words.ChoiceFillers.Contains(word) || Words.All.Contains(word) || Words.Ordinals.ContainsKey(word)
        || Words.Last.Contains(word) || Words.Here.Contains(word) || Words.And.Contains(word) || Meaning(word) is not null;

    /// <summary>"The left and the right one" are two answers.</summary>
    private static IEnumerable<List<string>> Parts(List<string> words)
    {
        var part = new List<string>();
        foreach (var word in words)
        {
            if (!Words.And.Contains(word))
            {
                part.Add(word);
                continue;
            }

            if (part.Count > 0) yield return part;
            part = [];
        }

        if (part.Count > 0) yield return part;
    }

    /// <summary>The candidates that most of the words fit; empty where no word tells them apart.</summary>
    private List<int> FindMeant(List<string> words)
    {
        var told = Best(words.Where(word => !Words.ChoiceFillers.Contains(word)));
        // "Lamp one": a word that mostly means nothing may be the one that makes the difference.
        if (told.Count != 1) told = Best(words) is { Count: > 0 } finer && (told.Count == 0 || finer.Count < told.Count) ? finer : told;
        if (told.Count > 0) return told;
        if (FindOrdinal(words) is { } ordinal) return [ordinal];
        return words.Exists(Words.All.Contains) ? [.. Enumerable.Range(0, _candidates.Length)] : [];
    }

    private List<int> Best(IEnumerable<string> words)
    {
        var scores = new int[_candidates.Length];
        foreach (var meaning in words.Select(Meaning).OfType<HashSet<int>>())
        {
            if (meaning.Count == _candidates.Length) continue;
            foreach (var index in meaning) scores[index]++;
        }

        var best = scores.Max();
        return best == 0 ? [] : [.. Enumerable.Range(0, scores.Length).Where(index => scores[index] == best)];
    }

    /// <summary>The candidates that a word fits best; null where it fits none.</summary>
    private HashSet<int>? Meaning(string word)
    {
        if (Words.Here.Contains(word)) return Where(device => device.AreaId is not null && device.AreaId == _areaId);
        var matches = _index.Match(word);
        if (matches.Count == 0) return FindFloor(word) is { } floor ? Where(device => _home.FindArea(device.AreaId)?.FloorId == floor) : null;
        var best = matches.Max(match => match.Quality);
        var meant = new HashSet<int>();
        foreach (var variant in matches.Where(match => match.Quality == best).SelectMany(match => _index.VariantsWith(match.Term)))
        {
            var name = _index.Variants[variant];
            if (name.Kind == NamedKind.Device) meant.Add(name.Index);
            else if (name.Kind == NamedKind.Area) meant.UnionWith(Where(device => device.AreaId == _index.Home.Areas[name.Index].Id) ?? []);
            else meant.UnionWith(Where(device => _home.FindArea(device.AreaId)?.FloorId == _index.Home.Floors[name.Index].Id) ?? []);
        }

        return meant.Count == 0 ? null : meant;
    }

    private HashSet<int>? Where(Func<Device, bool> condition)
    {
        var found = Enumerable.Range(0, _candidates.Length).Where(index => condition(_candidates[index])).ToHashSet();
        return found.Count == 0 ? null : found;
    }

    private string? FindFloor(string word)
    {
        var ranks = FloorOrder.Rank(_home.Floors);
        var floor = Words.Upstairs.Contains(word) ? FloorOrder.Upstairs(ranks) : Words.Downstairs.Contains(word) ? FloorOrder.Downstairs(ranks) : -1;
        return floor >= 0 ? _home.Floors[floor].Id : null;
    }

    /// <summary>"The second one", "the last", "number 2".</summary>
    private int? FindOrdinal(List<string> words)
    {
        if (words.Exists(Words.Last.Contains)) return _candidates.Length - 1;
        for (var i = 0; i < words.Count; i++)
        {
            var isNumber = UtteranceNormalizer.IsNumber(words[i]);
            if (isNumber && words.Count > 1 && (i == 0 || !Words.Number.Contains(words[i - 1]))) continue;
            if (Words.Ordinals.TryGetValue(words[i], out var ordinal) && ordinal < _candidates.Length) return ordinal;
        }

        return null;
    }
}
