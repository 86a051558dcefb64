using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>
/// Our own model writes lower-case words only, but the modes of a fan or humidifier and the sources of a media player may be called anything
/// ("Turbo Mode", "HDMI-1"): it is shown a home with simple spellings, and what it answers is spelled as the device wants it. The modes of
/// heating and cooling are spelled alike everywhere and stay as they are. Not thread-safe.
/// </summary>
internal sealed class ModeSpelling
{
    /// <summary>Where Home Assistant keeps a device's own names.</summary>
    private static readonly string[] Attributes = ["preset_modes", "available_modes", "source_list"];

    private HomeSnapshot? _home;
    private HomeSnapshot? _simple;

    /// <summary>The same home with simple spellings; the very same where they are simple already.</summary>
    public HomeSnapshot Simplify(HomeSnapshot home)
    {
        if (ReferenceEquals(_home, home)) return _simple!;
        _home = home;
        _simple = home.Devices.All(IsSimple)
            ? home
            : new(home.Floors, home.Areas, [.. home.Devices.Select(Simplify)], home.Version, home.StructureVersion);
        return _simple;
    }

    /// <summary>
    /// Gives a call's name the spelling of its devices; several calls where they spell it differently. Devices that have no such name are left out.
    /// </summary>
    public static IEnumerable<ServiceCall> Restore(ServiceCall call, HomeSnapshot home)
    {
        var parameter = ServiceCatalogue.Default.Find(call.Service)?.Parameters.FirstOrDefault(parameter =>
            parameter is { Kind: ParameterKind.OwnChoice, Names: OwnNames.PresetModes or OwnNames.Sources } && call.Data.ContainsKey(parameter.Name));
        if (parameter is null || call.Data[parameter.Name]?.GetValue<string>() is not { } simple) return [call];
        return call.EntityIds
            .Select(id => (id, name: home.FindDevice(id) is { } device ? Find(parameter.OwnChoices(device.Capabilities), simple) : null))
            .Where(pair => pair.name is not null)
            .GroupBy(pair => pair.name!)
            .Select(group => call with
            {
                EntityIds = [.. group.Select(pair => pair.id)],
                Data = new JsonObject(call.Data.Where(pair => pair.Key != parameter.Name)
                    .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())).Append(new(parameter.Name, group.Key))),
            });
    }

    /// <summary>The very name first: a device may have both "Auto" and "auto".</summary>
    private static string? Find(ImmutableArray<string> names, string simple) =>
        names.FirstOrDefault(name => name == simple) ?? names.FirstOrDefault(name => Simple(name) == simple);

    private static bool IsSimple(Device device) =>
        device.Capabilities.PresetModes.All(IsSimple) && device.Capabilities.Sources.All(IsSimple);

    private static bool IsSimple(string name) => Simple(name) == name;

    private static Device Simplify(Device device)
    {
        if (IsSimple(device)) return device;
        var attributes = device.State.Attributes;
        foreach (var attribute in Attributes)
        {
            if (!attributes.ContainsKey(attribute)) continue;
            var names = attribute == "source_list" ? device.Capabilities.Sources : device.Capabilities.PresetModes;
            attributes = attributes.SetItem(attribute, JsonSerializer.SerializeToElement(
                names.Select(Simple).Where(name => name.Length > 0).Distinct().ToImmutableArray()));
        }

        return device.WithState(device.State with { Attributes = attributes });
    }

    private static string Simple(string name) => string.Join(' ', UtteranceNormalizer.Split(name));
}
