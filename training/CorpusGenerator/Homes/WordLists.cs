using System.Collections.Immutable;
using System.Globalization;

namespace HomeLLM.CorpusGenerator.Homes;

/// <summary>The names that homes are made of, read from the language's <c>names</c> folder.</summary>
/// <remarks>
/// One word of <see cref="HeldOutOneOf"/> in the open lists (rooms, people, furniture, …) is held out: training homes never hold it, the
/// homes that measure unseen names hold little else.
/// </remarks>
internal sealed class WordLists
{
    /// <summary>One entry of this many is held out.</summary>
    public const int HeldOutOneOf = 14;

    private WordLists(string folder, bool heldOut)
    {
        Areas = Entries(folder, "areas", heldOut);
        People = Entries(folder, "people", heldOut);
        Qualifiers = Entries(folder, "qualifiers", heldOut);
        Furniture = Entries(folder, "furniture", heldOut);
        SwitchThings = Entries(folder, "switch_things", heldOut);
        Nicknames = Entries(folder, "nicknames", heldOut);
        LightNouns = Weighted(folder, "light_nouns");
        FanNouns = Weighted(folder, "fan_nouns");
        SwitchNouns = Weighted(folder, "switch_nouns");
        PresetModes = [.. Lines(folder, "preset_modes").SelectMany(Split)];
        AreaAliases = Lines(folder, "area_aliases").Select(line => line.Split('='))
            .ToImmutableDictionary(parts => parts[0].Trim(), parts => Split(parts[1]).ToImmutableArray());
        Floors = [.. Lines(folder, "floors").Select(line => line.Split('=')).Select(parts =>
            (parts[0].Trim(), Split(parts[1]).ToImmutableArray()))];
        OtherThings = Lines(folder, "other_things").Select(line => line.Split(':'))
            .ToImmutableSortedDictionary(parts => parts[0].Trim(), parts => Split(parts[1]).ToImmutableArray());
    }

    /// <summary>Rooms and places.</summary>
    public ImmutableArray<string> Areas { get; }

    /// <summary>People and pets.</summary>
    public ImmutableArray<string> People { get; }

    /// <summary>Words that say which of several.</summary>
    public ImmutableArray<string> Qualifiers { get; }

    /// <summary>Things and spots where a device stands.</summary>
    public ImmutableArray<string> Furniture { get; }

    /// <summary>What hangs on switches.</summary>
    public ImmutableArray<string> SwitchThings { get; }

    /// <summary>Names that say nothing of the thing.</summary>
    public ImmutableArray<string> Nicknames { get; }

    /// <summary>What lights are called, as often as they are.</summary>
    public ImmutableArray<string> LightNouns { get; }

    /// <summary>What fans are called, as often as they are.</summary>
    public ImmutableArray<string> FanNouns { get; }

    /// <summary>What switches are called, as often as they are.</summary>
    public ImmutableArray<string> SwitchNouns { get; }

    /// <summary>The modes of fans.</summary>
    public ImmutableArray<string> PresetModes { get; }

    /// <summary>Other names of rooms.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> AreaAliases { get; }

    /// <summary>Floors with other names.</summary>
    public ImmutableArray<(string Name, ImmutableArray<string> Aliases)> Floors { get; }

    /// <summary>Things of other domains, by domain.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> OtherThings { get; }

    /// <summary>Reads the lists.</summary>
    /// <param name="folder">The language's folder.</param>
    /// <param name="heldOut">Whether to take the held-out entries of the open lists instead of the others.</param>
    public static WordLists Load(string folder, bool heldOut) => new(Path.Combine(folder, "names"), heldOut);

    /// <summary>The lines of a list without comments.</summary>
    internal static IEnumerable<string> Lines(string folder, string list) =>
        File.ReadLines(Path.Combine(folder, list + ".txt")).Select(line => line.Trim()).Where(line => line.Length > 0
            && !line.StartsWith('#'));

    /// <summary>The entries between commas.</summary>
    internal static IEnumerable<string> Split(string line) =>
        line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static ImmutableArray<string> Entries(string folder, string list, bool heldOut) =>
        [.. Lines(folder, list).SelectMany(Split).Where(entry => StableHash.Of(list + entry) % HeldOutOneOf == 0 == heldOut)];

    private static ImmutableArray<string> Weighted(string folder, string list) =>
        [.. Lines(folder, list).SelectMany(line =>
        {
            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            return Enumerable.Repeat(line[(blank + 1)..], int.Parse(line.AsSpan(0, blank), CultureInfo.InvariantCulture));
        })];
}
