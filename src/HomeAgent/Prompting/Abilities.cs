using System.Collections.Immutable;
using System.Text;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Prompting;

/// <summary>What the prompt tells of what a device, or some device of a place, can do.</summary>
/// <param name="Flags">The abilities.</param>
/// <param name="Modes">The names of a fan's modes.</param>
internal readonly record struct Abilities(Capability Flags, ImmutableArray<string> Modes)
{
    /// <summary>The most modes that are told: a place can have many fans.</summary>
    private const int MaxModes = 12;

    private static readonly (Capability Flag, string Word)[] Words =
    [
        (Capability.Brightness, "dim"), (Capability.Color, "color"), (Capability.ColorTemperature, "temp"),
        (Capability.Speed, "speed"), (Capability.Oscillation, "swing"), (Capability.Direction, "direction"),
    ];

    /// <summary>On and off only.</summary>
    public static Abilities None { get; } = new(Capability.None, []);

    /// <summary>Whether there is nothing to tell.</summary>
    public bool IsEmpty => Flags == Capability.None;

    /// <summary>What one device can do.</summary>
    public static Abilities Of(Device device) => new(device.Capabilities.Flags, device.Capabilities.PresetModes);

    /// <summary>What one or the other can do.</summary>
    public Abilities With(Abilities other) =>
        new(Flags | other.Flags, other.Modes.IsEmpty ? Modes : [.. Modes.Union(other.Modes).Take(MaxModes)]);

    /// <summary>Writes the words, each after a space; a mode in quotes, as the answer spells it.</summary>
    public void Append(StringBuilder text)
    {
        foreach (var (flag, word) in Words)
        {
            if ((Flags & flag) != 0) text.Append(' ').Append(word);
        }

        if (Modes.IsEmpty) return;
        text.Append(" modes");
        foreach (var mode in Modes.Take(MaxModes)) text.Append(" \"").AppendJoin(' ', UtteranceNormalizer.Split(mode)).Append('"');
    }
}
