using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>Numbers what was found, in the order of the utterance, and writes the labels into it.</summary>
internal static class MarkWriter
{
    /// <summary>The most devices that go into the prompt.</summary>
    public const int MaxDevices = 24;

    /// <summary>The most areas, and the most floors, that go into the prompt.</summary>
    public const int MaxPlaces = 9;

    public static LinkedUtterance Write(HomeSnapshot home, List<string> words, List<Mention> mentions, int speakerArea, bool namesSomethingUnknown, HistoryLink? before = null)
    {
        if (before is { Mention.Start: >= 0 }) mentions.Add(before.Mention);
        mentions.Sort((a, b) => a.End != b.End ? a.End.CompareTo(b.End) : a.Kind.CompareTo(b.Kind));
        var devices = new List<Entry>();
        var areas = new List<Entry>();
        var floors = new List<Entry>();
        var groups = ImmutableArray.CreateBuilder<MentionGroup>();
        var marks = new string?[words.Count];
        var alone = ImmutableHashSet.CreateBuilder<string>();
        var spans = ImmutableDictionary.CreateBuilder<string, (int Start, int End)>();
        foreach (var mention in mentions)
        {
            var (list, sign, most) = mention.Kind switch
            {
                MentionKind.Device => (devices, '#', MaxDevices),
                MentionKind.Area => (areas, '@', MaxPlaces),
                MentionKind.Floor => (floors, '^', MaxPlaces),
                _ => (null, '*', 0),
            };
            var labels = list is null ? "*" : Labels(list, sign, most, mention);
            if (labels.Length > 0) marks[mention.End] += " " + labels;
            if (mention is { Kind: MentionKind.Device, IsSure: true, Indices.Length: 1 }) alone.Add(labels);
            foreach (var label in labels.Split(' ')) spans.TryAdd(label.TrimEnd('?'), (mention.Start, mention.End));
            if (mention is not { Kind: MentionKind.Device, Indices.Length: > 1 } || labels.Length == 0) continue;
            groups.Add(new([.. labels.Split(' ').Select(label => label.TrimEnd('?'))], [.. mention.Indices.Select(index => home.Devices[index])], mention.IsMany));
        }

        var lastLabels = before is null ? "" : Labels(devices, '#', MaxDevices, before.Mention);
        if (before is { Mention: { Start: < 0, Indices.Length: > 1 } last } && lastLabels.Length > 0)
        {
            groups.Add(new([.. lastLabels.Split(' ')], [.. last.Indices.Select(index => home.Devices[index])], IsMany: true));
        }

        var hasNoMention = mentions.Count == 0 && before is null;
        if (hasNoMention && speakerArea >= 0 && !namesSomethingUnknown) areas.Add(new(speakerArea));
        var speaker = areas.IndexOf(new(speakerArea));
        var scope = new CallScope(
            home,
            [.. devices.Select((device, i) => Scoped($"#{i + 1}", device, home))],
            [.. areas.Select((area, i) => new ScopedArea($"@{i + 1}", home.Areas[area.Index]))],
            [.. floors.Select((floor, i) => new ScopedFloor($"^{i + 1}", home.Floors[floor.Index]))],
            mentions.Exists(mention => mention.Kind == MentionKind.Home))
        {
            SpokenWords = [.. words],
        };
        var unclear = mentions.Find(mention => mention is { Kind: MentionKind.Device, Indices.Length: > 1, IsMany: false });
        return new(
            string.Join(' ', words),
            Join(words, marks),
            scope,
            speaker >= 0 && speakerArea >= 0 ? $"@{speaker + 1}" : null,
            unclear is null ? [] : [.. unclear.Indices.Select(device => home.Devices[device])],
            UnknownPhrase(words, mentions))
        {
            Groups = groups.ToImmutable(),
            Alone = alone.ToImmutable(),
            Spans = spans.ToImmutable(),
            NamesSomethingUnknown = namesSomethingUnknown,
            Before = lastLabels.Length == 0 ? null : HistoryLine.Write(before!.Call, lastLabels),
        };
    }

    /// <summary>The labels of a mention, separated by spaces. Where all of several are meant, one label stands for them.</summary>
    private static string Labels(List<Entry> list, char sign, int most, Mention mention)
    {
        var labels = new List<string>();
        var group = mention is { IsMany: true, Indices.Length: > 1 } ? string.Join(',', mention.Indices.Order()) : null;
        foreach (var index in mention.IsMany ? mention.Indices.AsSpan(0, 1) : mention.Indices.AsSpan())
        {
            var entry = new Entry(index, group);
            var at = list.IndexOf(entry);
            if (at < 0 && list.Count >= most) break;
            if (at < 0)
            {
                at = list.Count;
                list.Add(entry);
            }

            labels.Add($"{sign}{at + 1}{(mention.IsSure ? "" : "?")}");
        }

        return string.Join(' ', labels);
    }

    private static string Join(List<string> words, string?[] marks)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0) text.Append(' ');
            text.Append(words[i]).Append(marks[i]);
        }

        return text.ToString();
    }

    /// <summary>The first run of words that no mention and no command explains.</summary>
    private static string? UnknownPhrase(List<string> words, List<Mention> mentions)
    {
        var run = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            var explained = mentions.Exists(mention => mention.Start <= i && i <= mention.End);
            var open = !explained && !UtteranceNormalizer.IsNumber(words[i]);
            if (open && (!Lexicon.CommandWords.Contains(words[i]) || (run.Count > 0 && Lexicon.DomainOf(words[i]) is not null))) run.Add(words[i]);
            else if (run.Count > 0) break;
        }

        return run.Count == 0 ? null : string.Join(' ', run);
    }

    private static ScopedDevice Scoped(string label, Entry entry, HomeSnapshot home) => entry.Group is null
        ? new(label, home.Devices[entry.Index])
        : new(label, [.. entry.Group.Split(',').Select(index => home.Devices[int.Parse(index, CultureInfo.InvariantCulture)])]);

    /// <summary>What a label stands for: one thing, or the first of a group whose members stand in <paramref name="Group"/>.</summary>
    private readonly record struct Entry(int Index, string? Group = null);
}
