using System.Collections.Immutable;
using System.Text;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Prompting;

/// <summary>What the prompt tells of what a device, or some device of a place, can do.</summary>
/// <param name="Flags">The abilities.</param>
/// <param name="Modes">The names of the modes of fans, thermostats and humidifiers.</param>
/// <param name="HvacModes">A thermostat's modes of heating and cooling.</param>
/// <param name="Sources">A media player's sources.</param>
internal readonly record struct Abilities(
    Capability Flags, ImmutableArray<string> Modes, ImmutableArray<string> HvacModes, ImmutableArray<string> Sources)
{
    /// <summary>The most names that are told: a place can have many fans.</summary>
    private const int MaxModes = 12;

    private static readonly (Capability Flag, string Word)[] Words =
    [
        (Capability.Brightness, "dim"), (Capability.Color, "color"), (Capability.ColorTemperature, "temp"),
        (Capability.Speed, "speed"), (Capability.Oscillation, "swing"), (Capability.Direction, "direction"),
        (Capability.TurnOn, "on"), (Capability.TurnOff, "off"), (Capability.Position, "position"), (Capability.Open, "unlatch"),
        (Capability.TargetTemperature, "degrees"), (Capability.TemperatureRange, "range"), (Capability.Humidity, "humidity"),
        (Capability.Start, "start"), (Capability.Play, "play"), (Capability.Pause, "pause"), (Capability.Stop | Capability.StopPlaying, "stop"),
        (Capability.NextTrack, "next"), (Capability.PreviousTrack, "previous"), (Capability.VolumeSet, "volume"), (Capability.VolumeStep, "louder"),
        (Capability.Mute, "mute"), (Capability.Locate, "locate"), (Capability.ReturnHome, "dock"), (Capability.ArmAway, "away"),
        (Capability.ArmHome, "home"), (Capability.ArmNight, "night"),
    ];

    /// <summary>On and off only.</summary>
    public static Abilities None { get; } = new(Capability.None, [], [], []);

    /// <summary>Whether there is nothing to tell.</summary>
    public bool IsEmpty => Flags == Capability.None;

    /// <summary>What one device can do.</summary>
    public static Abilities Of(Device device) => new(
        device.Capabilities.Flags, device.Capabilities.PresetModes, device.Capabilities.HvacModes, device.Capabilities.Sources);

    /// <summary>What one or the other can do.</summary>
    public Abilities With(Abilities other) => new(Flags | other.Flags, Join(Modes, other.Modes), Join(HvacModes, other.HvacModes), Join(Sources, other.Sources));

    /// <summary>Writes the words, each after a space; a name in quotes, as the answer spells it.</summary>
    public void Append(StringBuilder text)
    {
        foreach (var (flag, word) in Words)
        {
            if ((Flags & flag) != 0) text.Append(' ').Append(word);
        }

        // Home Assistant's own words: they are spelled as they are.
        if (!HvacModes.IsEmpty) text.Append(" hvac ").AppendJoin(' ', HvacModes.Take(MaxModes));
        AppendNames(text, " modes", Modes);
        AppendNames(text, " sources", Sources);
    }

    private static ImmutableArray<string> Join(ImmutableArray<string> one, ImmutableArray<string> other) =>
        other.IsEmpty ? one : [.. one.Union(other).Take(MaxModes)];

    private static void AppendNames(StringBuilder text, string title, ImmutableArray<string> names)
    {
        if (names.IsEmpty) return;
        text.Append(title);
        foreach (var name in names.Take(MaxModes)) text.Append(" \"").AppendJoin(' ', UtteranceNormalizer.Split(name)).Append('"');
    }
}
