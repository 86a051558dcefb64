using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.CorpusGenerator.Examples;

/// <summary>Writes what is right in the labels that the linker gave.</summary>
internal static class TruthWriter
{
    /// <summary>The answer; null where the linker doesn't offer a target that is right, so that no right answer can be written.</summary>
    public static string? Write(Truth truth, LinkedUtterance linked, HomeSnapshot home)
    {
        if (truth.Refusal is { } reason) return CallLine.Refuse(reason).ToText(ServiceCatalogue.Default);
        if (truth.Calls.Length == 1 && truth.Calls[0].Target is { MayBeOne: true } one && IsOneOfSeveral(one, linked))
        {
            return CallLine.Refuse(RefusalReason.Ambiguous).ToText(ServiceCatalogue.Default);
        }

        var lines = new List<CallLine>();
        foreach (var call in truth.Calls)
        {
            if (Lines(call, linked, home) is not { } some) return null;
            // One label may stand for several devices.
            lines.AddRange(some.Where(line => !lines.Exists(other => IsSame(other, line))));
        }

        if (truth.IsUnordered) lines = [.. lines.OrderBy(line => int.Parse(line.Target.Spelling.AsSpan(1), CultureInfo.InvariantCulture))];
        return lines.Count > CallLineReader.MaxLines ? null : CallLine.ToText(lines, ServiceCatalogue.Default);
    }

    // Two orders that can't be done stay two.
    private static bool IsSame(CallLine left, CallLine right) =>
        !left.IsRefusal && left.Target == right.Target && left.Service == right.Service && JsonNode.DeepEquals(left.Data, right.Data)
        && left.Except.SequenceEqual(right.Except);

    private static List<CallLine>? Lines(TrueCall call, LinkedUtterance linked, HomeSnapshot home)
    {
        if (Data(call, linked) is not { } data) return null;
        if (call.Target is not { } target) return [new(call.Service, CallTarget.None, data)];
        if (Spell(target, call, linked, home) is not { } spelled) return null;
        var except = ImmutableArray.CreateBuilder<string>();
        foreach (var item in target.Except)
        {
            if (SpellAny(item, linked) is not { } labels) return null;
            except.AddRange(labels);
        }

        if (except.Count > CallLine.MaxExceptions) return null;
        return [.. spelled.Select(one => new CallLine(call.Service, one, (JsonObject)data.DeepClone())
        {
            Except = [.. except.Distinct()], IsOffer = call.IsOffer, Domain = DomainOf(call, one, target, home),
        })];
    }

    // What goes on a list stands in the words that were said.
    private static JsonObject? Data(TrueCall call, LinkedUtterance linked)
    {
        var data = (JsonObject)call.Data.DeepClone();
        if (data["item"] is not { } item) return data;
        var words = UtteranceNormalizer.Split((string)item!).ToArray();
        var said = linked.Scope.SpokenWords;
        for (var start = 0; start + words.Length <= said.Length; start++)
        {
            if (!said.AsSpan(start, words.Length).SequenceEqual(words)) continue;
            data["item"] = string.Join(' ', words);
            return data;
        }

        return null;
    }

    // A question about a place says of which domain.
    private static string? DomainOf(TrueCall call, CallTarget spelled, TargetItem target, HomeSnapshot home) =>
        spelled.Kind is CallTargetKind.Device || !call.Service.StartsWith("query.", StringComparison.Ordinal) || call.Service == "query.value" ? null
            : target.Devices(home).First().Id.Domain;

    private static IEnumerable<CallTarget>? Spell(TargetItem item, TrueCall call, LinkedUtterance linked, HomeSnapshot home)
    {
        if (item.Instead is { Kind: CallTargetKind.Device } devices && GroupOf(devices, linked) is { } group) return [CallTarget.Device(group)];
        if (item.Kind != CallTargetKind.Device) return SpellPlace(item, linked) is { } place ? [place] : null;
        if (GroupOf(item, linked) is { } label) return [CallTarget.Device(label)];
        if (item.Except.IsEmpty && Each(item, call, linked) is { } each) return each;
        return item.Instead is { } instead && SpellPlace(instead, linked) is { } there ? [there] : null;
    }

    /// <summary>The labels of something excepted.</summary>
    private static IEnumerable<string>? SpellAny(TargetItem item, LinkedUtterance linked)
    {
        if (item.Kind != CallTargetKind.Device) return SpellPlace(item, linked) is { } place ? [place.Spelling] : null;
        // What is excepted may well belong to a group that has a label.
        var labels = item.Own.SelectMany(device => linked.Scope.Devices.Where(scoped => scoped.Devices.Length == 1 && scoped.Device.Id == device.Id))
            .Select(scoped => scoped.Spelling).ToArray();
        return labels.Length == item.Own.Length ? labels : null;
    }

    /// <summary>The one label of all these devices and no others.</summary>
    private static string? GroupOf(TargetItem item, LinkedUtterance linked)
    {
        foreach (var group in linked.Groups)
        {
            if (group.IsMany && group.Devices.Length == item.Own.Length && group.Devices.All(device => Holds(item, device))) return group.Labels[0];
        }

        return item.Own is [var only] ? LabelOf(only, linked) : null;
    }

    // Device by device, those that can.
    private static List<CallTarget>? Each(TargetItem item, TrueCall call, LinkedUtterance linked)
    {
        var definition = ServiceCatalogue.Default.Find(call.Service);
        var targets = new List<CallTarget>();
        foreach (var device in item.Own)
        {
            if (definition is not null && !OrderResolver.Fits(definition, call.Data, device)) continue;
            if (LabelOf(device, linked) is not { } label) return null;
            targets.Add(CallTarget.Device(label));
        }

        return targets.Count == 0 ? null : targets;
    }

    /// <summary>A device's own label; null where it has none, or shares one.</summary>
    private static string? LabelOf(Device device, LinkedUtterance linked)
    {
        if (linked.Groups.Any(group => group.IsMany && group.Devices.Length > 1 && group.Devices.Any(other => other.Id == device.Id))) return null;
        foreach (var scoped in linked.Scope.Devices)
        {
            if (scoped.Devices.Length == 1 && scoped.Device.Id == device.Id) return scoped.Spelling;
        }

        return null;
    }

    private static bool IsOneOfSeveral(TargetItem item, LinkedUtterance linked) =>
        linked.Groups.Any(group => !group.IsMany && item.Own.All(own => group.Devices.Any(device => device.Id == own.Id)));

    private static bool Holds(TargetItem item, Device device) => item.Own.Any(own => own.Id == device.Id);

    private static CallTarget? SpellPlace(TargetItem item, LinkedUtterance linked)
    {
        var scope = linked.Scope;
        switch (item.Kind)
        {
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
