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
        Doors = Entries(folder, "doors", heldOut);
        Gates = [.. Doors.Where(door => door.EndsWith("Gate", StringComparison.Ordinal))];
        Windows = Entries(folder, "windows", heldOut);
        Brands = Entries(folder, "brands", heldOut);
        Products = Entries(folder, "products", heldOut);
        Robots = Entries(folder, "robots", heldOut);
        Scenes = Entries(folder, "scenes", heldOut);
        Scripts = Entries(folder, "scripts", heldOut);
        Buttons = Entries(folder, "buttons", heldOut);
        Helpers = Entries(folder, "helpers", heldOut);
        Alarms = Entries(folder, "alarm_names", heldOut);
        TodoLists = Entries(folder, "todo_lists", heldOut);
        TodoItems = Entries(folder, "items", heldOut);
        Sources = Entries(folder, "sources", heldOut);
        LightNouns = Weighted(folder, "light_nouns");
        FanNouns = Weighted(folder, "fan_nouns");
        SwitchNouns = Weighted(folder, "switch_nouns");
        Nouns = Lines(folder, "nouns").Select(line => line.Split(':'))
            .ToImmutableDictionary(parts => parts[0].Trim(), parts => Split(parts[1]).SelectMany(Repeat).ToImmutableArray());
        PresetModes = [.. Lines(folder, "preset_modes").SelectMany(Split)];
        ClimatePresets = [.. Lines(folder, "climate_presets").SelectMany(Split)];
        HumidifierModes = [.. Lines(folder, "humidifier_modes").SelectMany(Split)];
        PersonPlaces = [.. Lines(folder, "person_states").SelectMany(Split)];
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

    /// <summary>Doors and gates.</summary>
    public ImmutableArray<string> Doors { get; }

    /// <summary>The gates among <see cref="Doors"/>.</summary>
    public ImmutableArray<string> Gates { get; }

    /// <summary>Windows, and sides of the house.</summary>
    public ImmutableArray<string> Windows { get; }

    /// <summary>Makers that don't exist.</summary>
    public ImmutableArray<string> Brands { get; }

    /// <summary>What stands after a maker's name.</summary>
    public ImmutableArray<string> Products { get; }

    /// <summary>Names of robot vacuums.</summary>
    public ImmutableArray<string> Robots { get; }

    /// <summary>Scenes.</summary>
    public ImmutableArray<string> Scenes { get; }

    /// <summary>Scripts.</summary>
    public ImmutableArray<string> Scripts { get; }

    /// <summary>Buttons.</summary>
    public ImmutableArray<string> Buttons { get; }

    /// <summary>Modes and flags of the house.</summary>
    public ImmutableArray<string> Helpers { get; }

    /// <summary>Alarm systems.</summary>
    public ImmutableArray<string> Alarms { get; }

    /// <summary>Shopping and to-do lists.</summary>
    public ImmutableArray<string> TodoLists { get; }

    /// <summary>What people put on such lists.</summary>
    public ImmutableArray<string> TodoItems { get; }

    /// <summary>Inputs, apps and stations of media players.</summary>
    public ImmutableArray<string> Sources { get; }

    /// <summary>What lights are called, as often as they are.</summary>
    public ImmutableArray<string> LightNouns { get; }

    /// <summary>What fans are called, as often as they are.</summary>
    public ImmutableArray<string> FanNouns { get; }

    /// <summary>What switches are called, as often as they are.</summary>
    public ImmutableArray<string> SwitchNouns { get; }

    /// <summary>What things of the other kinds are called, as often as they are, by kind (<c>blind</c>, <c>sensor_power</c>, …).</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Nouns { get; }

    /// <summary>The modes of fans.</summary>
    public ImmutableArray<string> PresetModes { get; }

    /// <summary>The preset modes of thermostats, the common ones several times.</summary>
    public ImmutableArray<string> ClimatePresets { get; }

    /// <summary>The modes of humidifiers, the common ones several times.</summary>
    public ImmutableArray<string> HumidifierModes { get; }

    /// <summary>Where people are when they aren't at home.</summary>
    public ImmutableArray<string> PersonPlaces { get; }

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
        [.. Lines(folder, list).SelectMany(Repeat)];

    // "3 Roller Blind" three times; "Jalousie" once.
    private static IEnumerable<string> Repeat(string entry)
    {
        var blank = entry.IndexOf(' ', StringComparison.Ordinal);
        return blank > 0 && int.TryParse(entry.AsSpan(0, blank), NumberStyles.None, CultureInfo.InvariantCulture, out var weight)
            ? Enumerable.Repeat(entry[(blank + 1)..], weight)
            : [entry];
    }
}
