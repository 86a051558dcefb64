using System.Globalization;
using System.Text.Json.Nodes;
using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.Grammar;

namespace HomeLLM.CorpusGenerator.Examples;

/// <summary>Writes what is right in the labels that the linker gave.</summary>
internal static class TruthWriter
{
    /// <summary>The answer; null where the linker doesn't offer a target that is right, so that no right answer can be written.</summary>
    public static string? Write(Truth truth, CallScope scope)
    {
        if (truth.Refusal is { } reason) return CallLine.Refuse(reason).ToText(ServiceCatalogue.Default);
        var lines = new List<CallLine>();
        foreach (var call in truth.Calls)
        {
            if (Spell(call.Target, scope) is not { } target) return null;
            lines.Add(new(call.Service, target, (JsonObject)call.Data.DeepClone()));
        }

        if (truth.IsUnordered) lines = [.. lines.OrderBy(line => int.Parse(line.Target.Spelling.AsSpan(1), CultureInfo.InvariantCulture))];
        return lines.Count > CallLineReader.MaxLines ? null : CallLine.ToText(lines, ServiceCatalogue.Default);
    }

    /// <summary>A target's label; null where it has none.</summary>
    private static CallTarget? Spell(TargetItem item, CallScope scope)
    {
        switch (item.Kind)
        {
            case CallTargetKind.Device:
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
