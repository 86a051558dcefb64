using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Prompting;

/// <summary>Our own models: what the linker found, by label. The prompt's length doesn't grow with the home.</summary>
internal sealed class LabelProfile(LinkerCache linkers) : IPromptProfile
{
    /// <inheritdoc/>
    public string Name => "homellm";

    /// <inheritdoc/>
    public bool WritesOnlyCalls => true;

    /// <inheritdoc/>
    public ImmutableArray<PromptSegment> Begin(HomeSnapshot home)
    {
        // All of it depends on the words; the index of names doesn't.
        linkers.For(home);
        return [];
    }

    /// <inheritdoc/>
    public PreparedPrompt Prepare(string text, string? areaId, HomeSnapshot home, History? history)
    {
        var linked = linkers.For(home).Link(text, areaId, home, history);
        return new([new(LabelPrompt.Build(linked), IsTemplate: false)], linked.Scope, linked, text);
    }
}
