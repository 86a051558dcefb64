using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Evaluation.Keywords;

/// <summary>What a clause acts on: the labels that the linker wrote into it, those without a question mark.</summary>
internal static class KeywordTargets
{
    /// <summary>The targets with the kind of device that is meant there.</summary>
    public static List<(CallTarget Target, string Domain)> Find(LinkedUtterance linked, string clause)
    {
        var words = clause.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var scope = linked.Scope;
        var found = new List<(CallTarget, string)>();
        found.AddRange(scope.Devices.Where(device => words.Contains(device.Spelling)).Select(device => (CallTarget.Device(device.Spelling), device.Device.Id.Domain)));
        if (found.Count > 0) return found;

        var domain = words.Select(Lexicon.DomainOf).FirstOrDefault(noun => noun is not null);
        found.AddRange(scope.Areas.Where(area => words.Contains(area.Spelling)).Select(area => (CallTarget.Area(area.Spelling), domain ?? "light")));
        found.AddRange(scope.Floors.Where(floor => words.Contains(floor.Spelling)).Select(floor => (CallTarget.Floor(floor.Spelling), domain ?? "light")));
        if (found.Count > 0 || domain is null) return found;
        if (scope.AllowHome) found.Add((CallTarget.Home, domain));
        else if (linked.SpeakerArea is { } here && scope.Areas.Any(area => area.Spelling == here)) found.Add((CallTarget.Area(here), domain));
        return found;
    }
}
