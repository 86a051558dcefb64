using System.Globalization;
using System.Text.Json.Nodes;
using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.CorpusGenerator.Examples;

/// <summary>Writes what is right in the labels that the linker gave.</summary>
internal static class TruthWriter
{
    /// <summary>The answer; null where the linker doesn't offer a target that is right, so that no right answer can be written.</summary>
    public static string? Write(Truth truth, LinkedUtterance linked)
    {
        if (truth.Refusal is { } reason) return CallLine.Refuse(reason).ToText(ServiceCatalogue.Default);
        var lines = new List<CallLine>();
        foreach (var call in truth.Calls)
        {
            if (IsPartOfGroup(call, truth, linked) || Spell(call.Target, linked) is not { } target) return null;
            var line = new CallLine(call.Service, target, (JsonObject)call.Data.DeepClone());
            // One label may stand for several devices.
            if (!lines.Exists(other => other.Target == target && other.Service == line.Service && JsonNode.DeepEquals(other.Data, line.Data))) lines.Add(line);
        }

        if (truth.IsUnordered) lines = [.. lines.OrderBy(line => int.Parse(line.Target.Spelling.AsSpan(1), CultureInfo.InvariantCulture))];
        return lines.Count > CallLineReader.MaxLines ? null : CallLine.ToText(lines, ServiceCatalogue.Default);
    }

    /// <summary>Whether a label stands for this device and for one that the order doesn't mean.</summary>
    private static bool IsPartOfGroup(TrueCall call, Truth truth, LinkedUtterance linked) =>
        call.Target.Kind == CallTargetKind.Device
        && linked.Groups.FirstOrDefault(group => group.IsMany && group.Devices.Any(device => device.Id.ToString() == call.Target.Id)) is { } many
        && !many.Devices.All(device => truth.Calls.Any(other => other.Service == call.Service && other.Target.Id == device.Id.ToString()));

    /// <summary>A target's label; null where it has none.</summary>
    private static CallTarget? Spell(TargetItem item, LinkedUtterance linked)
    {
        var scope = linked.Scope;
        switch (item.Kind)
        {
            case CallTargetKind.Device:
                if (linked.Groups.FirstOrDefault(group => group.IsMany && group.Devices.Any(device => device.Id.ToString() == item.Id)) is { } many)
                {
                    return CallTarget.Device(many.Labels[0]);
                }

                foreach (var (spelling, device) in scope.Devices)
                {
                    if (device.Id.ToString() == item.Id) return CallTarget.Device(spelling);
                }

                break;
            case CallTargetKind.Area:
                foreach (var (spelling, area) in scope.Areas)
                {
                    if (area.Id == item.Id) return CallTarget.Area(spelling);
                }

                break;
            case CallTargetKind.Floor:
                foreach (var (spelling, floor) in scope.Floors)
                {
                    if (floor.Id == item.Id) return CallTarget.Floor(spelling);
                }

                break;
            case CallTargetKind.Home when scope.AllowHome:
                return CallTarget.Home;
        }

        return null;
    }
}
