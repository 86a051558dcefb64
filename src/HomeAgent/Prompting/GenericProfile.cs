using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Prompting;

/// <summary>
/// Models that were trained for something else: a system prompt with the whole home and a few examples; they spell ids under the grammar.
/// The prompt goes from what never changes to what changes often, so that the KV cache keeps most of it.
/// </summary>
internal sealed class GenericProfile(LinkerCache linkers, ChatFormat format, string assistantName) : IPromptProfile
{
    /// <summary>A larger home goes into the prompt in part: what the linker found, and what stands in the places that it found.</summary>
    public const int MaxDevices = 60;

    private HomeSnapshot? _home;
    private string _system = "";

    /// <inheritdoc/>
    public string Name => "generic";

    /// <inheritdoc/>
    public bool WritesOnlyCalls => false;

    /// <inheritdoc/>
    public ImmutableArray<PromptSegment> Begin(HomeSnapshot home)
    {
        linkers.For(home);
        // Of a larger home, what is shown depends on the words.
        return home.Devices.Length <= MaxDevices ? BeginWith(home) : [new(format.BeforeSystem, true)];
    }

    /// <inheritdoc/>
    public PreparedPrompt Prepare(string text, string? areaId, HomeSnapshot home, History? history)
    {
        var linked = linkers.For(home).Link(text, areaId, home, history);
        var shown = home.Devices.Length <= MaxDevices ? home : Select(home, linked.Scope);
        var user = home.FindArea(areaId) is { } area ? $"(spoken in {Clean(area.Name)}) {Clean(text)}" : Clean(text);
        if (linked.Before is not null) user = $"(the last order was {history!.Call.Service} for {string.Join(", ", history.Devices)}) {user}";
        ImmutableArray<PromptSegment> segments = [.. BeginWith(shown), new(user, false), new(format.BeforeAnswer, true)];
        // The whole home is offered only where the words ask for it, whatever the model.
        return new(segments, CallScope.WholeHome(shown) with { AllowHome = linked.Scope.AllowHome, SpokenWords = linked.Scope.SpokenWords }, linked, text);
    }

    private ImmutableArray<PromptSegment> BeginWith(HomeSnapshot shown)
    {
        if (!ReferenceEquals(_home, shown))
        {
            _home = shown;
            _system = SystemPrompt(shown);
        }

        return [new(format.BeforeSystem, true), new(_system, false), new(format.BeforeUser, true)];
    }

    private static HomeSnapshot Select(HomeSnapshot home, CallScope found)
    {
        var places = found.Areas.Select(scoped => scoped.Area.Id)
            .Concat(home.Areas.Where(area => found.Floors.Any(scoped => scoped.Floor.Id == area.FloorId)).Select(area => area.Id)).ToHashSet();
        var named = found.Devices.Select(scoped => scoped.Device.Id).ToHashSet();
        var devices = home.Devices.Where(device => named.Contains(device.Id))
            .Concat(home.Devices.Where(device => device.AreaId is { } area && places.Contains(area) && !named.Contains(device.Id)))
            .Take(MaxDevices).ToImmutableArray();
        return new(home.Floors, home.Areas, devices, home.Version, home.StructureVersion);
    }

    private string SystemPrompt(HomeSnapshot home)
    {
        var domains = home.Devices.Select(device => device.Id.Domain).ToHashSet();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"You are '{Clean(assistantName)}', a helpful AI Assistant that controls the devices in a house. ")
            .Append("Complete the following task as instructed with the information provided only.\n")
            .Append("Write one JSON object a line: the service, the target (target_device, target_area, target_floor or target_home) and its values. ")
            .Append("Where the home has no such thing, or it isn't an order, write {\"service\":\"none\",\"reason\":\"no_such_device\"} or another reason.\n")
            .Append("Services: ")
            .AppendJoin(", ", ServiceCatalogue.Default.Services.Where(service => domains.Contains(service.Domain))
                .Select(service => $"{service.FullName}({string.Join(',', service.Parameters.Select(parameter => parameter.Name))})"))
            .Append('\n');
        if (!home.Areas.IsEmpty)
        {
            text.Append("Areas:\n");
            foreach (var area in home.Areas)
            {
                text.Append(area.Id).Append(" '").Append(Clean(area.Name)).Append('\'');
                if (home.FindFloor(area.FloorId) is { } floor) text.Append(" on floor ").Append(floor.Id).Append(" '").Append(Clean(floor.Name)).Append('\'');
                text.Append('\n');
            }
        }

        text.Append("Devices:\n");
        foreach (var device in home.Devices)
        {
            text.Append(device.Id).Append(" '").Append(Clean(device.Name)).Append('\'');
            foreach (var alias in device.Aliases) text.Append(" or '").Append(Clean(alias)).Append('\'');
            if (device.AreaId is { } area) text.Append(" in ").Append(area);
            text.Append('\n');
        }

        AppendExample(text, home);
        return text.Append("States: ").AppendJoin(", ", home.Devices.Select(device => $"{device.Id} = {State(device)}")).ToString();
    }

    private static void AppendExample(StringBuilder text, HomeSnapshot home)
    {
        if (home.Devices.FirstOrDefault(device => ServiceCatalogue.Default.Find($"{device.Id.Domain}.turn_on") is not null) is not { } device) return;
        text.Append("Example: 'turn on the ").Append(Clean(device.Name)).Append("' is {\"service\":\"").Append(device.Id.Domain)
            .Append(".turn_on\",\"target_device\":\"").Append(device.Id).Append("\"}\n");
    }

    private static string State(Device device)
    {
        var value = Clean(device.State.Value ?? "unknown");
        return device.State.Attributes.TryGetValue("brightness", out var brightness) && brightness.ValueKind == JsonValueKind.Number
            ? string.Create(CultureInfo.InvariantCulture, $"{value};{Math.Round(brightness.GetDouble() / 2.55)}%")
            : device.State.Attributes.TryGetValue("percentage", out var speed) && speed.ValueKind == JsonValueKind.Number
                ? string.Create(CultureInfo.InvariantCulture, $"{value};{speed.GetDouble()}%")
                : value;
    }

    /// <summary>Data from outside keeps to its line and its quotes.</summary>
    private static string Clean(string text) =>
        string.Create(Math.Min(text.Length, 200), text, (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = char.IsControl(source[i]) ? ' ' : source[i] is '\'' ? '’' : source[i];
        });
}
