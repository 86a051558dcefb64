using System.Text;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Prompting;

/// <summary>
/// The prompt of our own model: what the linker found, labelled, then the utterance with the labels. Everything is lower-case words of
/// letters and digits, so no name can break its form.
/// </summary>
/// <remarks>
/// <code>
/// #1 light: kitchen ceiling / kitchen / dim color temp
/// @1: kitchen / light dim fan speed modes "auto" "sleep" / here
/// ^1: ground floor / light dim color fan switch
/// *: light dim color fan speed switch
/// &lt; light.turn_on #2 brightness_pct 50
/// &gt; turn on the kitchen ceiling #1
/// </code>
/// The corpus is written by this very code: a change here asks for a new model. docs/decisions/0003-labels.md says why it looks so.
/// </remarks>
internal static class LabelPrompt
{
    /// <summary>The name of this form in a model file's metadata (<c>homellm.prompt_profile</c>).</summary>
    public const string ProfileName = "labels";

    /// <summary>The domains whose presence in a place is told.</summary>
    private static readonly string[] Domains = ["light", "fan", "switch", "cover", "lock", "climate", "media_player"];

    /// <summary>Writes the prompt; the model's answer follows directly.</summary>
    public static string Build(LinkedUtterance utterance)
    {
        var scope = utterance.Scope;
        var text = new StringBuilder();
        foreach (var scoped in scope.Devices) AppendDevice(text, scope, scoped);
        foreach (var (spelling, area) in scope.Areas)
        {
            AppendPlace(text, spelling, area.Name, scope.Home.DevicesInArea(area.Id));
            if (spelling == utterance.SpeakerArea) text.Append(" / here");
            text.Append('\n');
        }

        foreach (var (spelling, floor) in scope.Floors)
        {
            AppendPlace(text, spelling, floor.Name, scope.Home.DevicesOnFloor(floor.Id));
            text.Append('\n');
        }

        if (scope.AllowHome)
        {
            text.Append("*:");
            AppendDomains(text, scope.Home.Devices);
            text.Append('\n');
        }

        if (utterance.Before is { } before) text.Append("< ").Append(before).Append('\n');
        return text.Append("> ").Append(utterance.Marked).Append('\n').ToString();
    }

    private static void AppendDevice(StringBuilder text, CallScope scope, ScopedDevice scoped)
    {
        var device = scoped.Device;
        text.Append(scoped.Spelling).Append(' ').Append(device.Id.Domain).Append(':');
        AppendWords(text, device.Name);
        if (scope.Home.FindArea(device.AreaId) is { } area) AppendWords(text.Append(" /"), area.Name);
        var abilities = Abilities.Of(device);
        // One label for several: what some of them can do.
        if (scoped.Devices.Length > 1)
        {
            foreach (var other in scoped.Devices.Where(other => other.Id.Domain == device.Id.Domain)) abilities = abilities.With(Abilities.Of(other));
            var others = scoped.Devices.Select(other => other.Id.Domain).Where(domain => domain != device.Id.Domain).Distinct();
            text.Append(" / all").AppendJoin("", others.Select(domain => " " + domain));
        }

        if (!abilities.IsEmpty) abilities.Append(text.Append(" /"));
        text.Append('\n');
    }

    private static void AppendPlace(StringBuilder text, string spelling, string name, IEnumerable<Device> devices)
    {
        AppendWords(text.Append(spelling).Append(':'), name);
        AppendDomains(text.Append(" /"), devices);
    }

    /// <summary>
    /// The kinds of devices in a place, those whose abilities a place's order can need with what some device of it can do.
    /// </summary>
    private static void AppendDomains(StringBuilder text, IEnumerable<Device> devices)
    {
        var present = new Dictionary<string, Abilities>();
        foreach (var device in devices)
        {
            var known = present.GetValueOrDefault(device.Id.Domain, Abilities.None);
            present[device.Id.Domain] = known.With(Abilities.Of(device));
        }

        foreach (var domain in Domains)
        {
            if (!present.TryGetValue(domain, out var abilities)) continue;
            text.Append(' ').Append(domain);
            if (domain is "light" or "fan") abilities.Append(text);
        }
    }

    private static void AppendWords(StringBuilder text, string name)
    {
        foreach (var word in UtteranceNormalizer.Split(name)) text.Append(' ').Append(word);
    }
}
