using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>
/// Our own model writes lower-case words only, but a fan's modes may be called anything ("Turbo Mode"): it is shown a home with simple
/// spellings, and what it answers is spelled as the fan wants it. Not thread-safe.
/// </summary>
internal sealed class ModeSpelling
{
    private const string Parameter = "preset_mode", Attribute = "preset_modes";

    private HomeSnapshot? _home;
    private HomeSnapshot? _simple;

    /// <summary>The same home with simple spellings; the very same where they are simple already.</summary>
    public HomeSnapshot Simplify(HomeSnapshot home)
    {
        if (ReferenceEquals(_home, home)) return _simple!;
        _home = home;
        _simple = home.Devices.All(device => device.Capabilities.PresetModes.All(mode => Simple(mode) == mode))
            ? home
            : new(home.Floors, home.Areas, [.. home.Devices.Select(Simplify)], home.Version, home.StructureVersion);
        return _simple;
    }

    /// <summary>
    /// Gives a call's mode the spelling of its devices; several calls where they spell it differently. Devices that have no such mode are left out.
    /// </summary>
    public static IEnumerable<ServiceCall> Restore(ServiceCall call, HomeSnapshot home)
    {
        if (call.Data[Parameter]?.GetValue<string>() is not { } simple) return [call];
        return call.EntityIds
            .Select(id => (id, mode: home.FindDevice(id)?.Capabilities.PresetModes.FirstOrDefault(mode => Simple(mode) == simple || mode == simple)))
            .Where(pair => pair.mode is not null)
            .GroupBy(pair => pair.mode!)
            .Select(group => call with
            {
                EntityIds = [.. group.Select(pair => pair.id)],
                Data = new JsonObject(call.Data.Where(pair => pair.Key != Parameter)
                    .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())).Append(new(Parameter, group.Key))),
            });
    }

    private static Device Simplify(Device device) => device.Capabilities.PresetModes.IsEmpty
        ? device
        : new(device.Id, device.Name, device.AreaId, device.Aliases, device.State with
        {
            Attributes = device.State.Attributes.SetItem(Attribute, JsonSerializer.SerializeToElement(
                device.Capabilities.PresetModes.Select(Simple).Where(mode => mode.Length > 0).Distinct().ToImmutableArray())),
        }, device.StateTopic);

    private static string Simple(string mode) => string.Join(' ', UtteranceNormalizer.Split(mode));
}
