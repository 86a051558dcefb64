using System.Collections.Immutable;
using System.Text.Json;

namespace HomeLLM.DeviceRegistry;

/// <summary>
/// Reads abilities from Home Assistant's attributes. The bits of <c>supported_features</c> mean something else in each domain.
/// Source: the <c>…EntityFeature</c> enumerations of Home Assistant's components.
/// </summary>
internal static partial class CapabilityReader
{
    private static readonly (int Bit, Capability Flag)[] CoverBits = [(4, Capability.Position), (8, Capability.Stop), (128, Capability.Tilt)];
    private static readonly (int Bit, Capability Flag)[] ValveBits = [(4, Capability.Position), (8, Capability.Stop)];
    private static readonly (int Bit, Capability Flag)[] LockBits = [(1, Capability.Open)];
    private static readonly (int Bit, Capability Flag)[] TodoBits = [(1, Capability.AddItem)];

    private static readonly (int Bit, Capability Flag)[] VacuumBits =
    [
        (4, Capability.Pause), (8, Capability.Stop), (16, Capability.ReturnHome), (512, Capability.Locate), (8192, Capability.Start),
    ];

    private static readonly (int Bit, Capability Flag)[] AlarmBits =
    [
        (1, Capability.ArmHome), (2, Capability.ArmAway), (4, Capability.ArmNight),
    ];

    /// <summary>The abilities of a device of <paramref name="domain"/>.</summary>
    public static DeviceCapabilities Read(string domain, ImmutableDictionary<string, JsonElement> attributes) => domain switch
    {
        "light" => ReadLight(attributes),
        "fan" => ReadFan(attributes),
        "climate" => ReadClimate(attributes),
        "media_player" => ReadMediaPlayer(attributes),
        "humidifier" => ReadHumidifier(attributes),
        "cover" => Only(ReadBits(attributes, CoverBits)),
        "valve" => Only(ReadBits(attributes, ValveBits)),
        "lock" => Only(ReadBits(attributes, LockBits)),
        "vacuum" => Only(ReadBits(attributes, VacuumBits)),
        "alarm_control_panel" => Only(ReadBits(attributes, AlarmBits)),
        "todo" => Only(ReadBits(attributes, TodoBits)),
        _ => DeviceCapabilities.OnOff,
    };

    private static DeviceCapabilities ReadHumidifier(ImmutableDictionary<string, JsonElement> attributes)
    {
        const int ModesBit = 1;
        var modes = attributes.Texts("available_modes") ?? [];
        if (attributes.Features is { } features && (features & ModesBit) == 0) modes = [];
        var minimum = attributes.Integer("min_humidity") ?? 0;
        var maximum = attributes.Integer("max_humidity") ?? 100;
        if (minimum < 0 || minimum > maximum || maximum > 100) (minimum, maximum) = (0, 100);
        return Only(Capability.Humidity | (modes.IsEmpty ? Capability.None : Capability.PresetModes)) with
        {
            PresetModes = modes,
            MinHumidity = minimum,
            MaxHumidity = maximum,
        };
    }

    /// <summary>The abilities whose bits are set; all of them where the device doesn't state its bits.</summary>
    private static Capability ReadBits(ImmutableDictionary<string, JsonElement> attributes, ReadOnlySpan<(int Bit, Capability Flag)> bits)
    {
        var features = attributes.Features ?? -1;
        var flags = Capability.None;
        foreach (var (bit, flag) in bits)
        {
            if ((features & bit) != 0) flags |= flag;
        }

        return flags;
    }

    private static DeviceCapabilities Only(Capability flags) => DeviceCapabilities.OnOff with { Flags = flags };
}
