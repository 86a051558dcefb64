using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>Finds the area that a sender means, who may know only its name.</summary>
internal static class AreaNames
{
    /// <summary>The area of that id, name or alias; null where there is none.</summary>
    public static Area? Find(HomeSnapshot home, string named) =>
        home.FindArea(named) ?? home.Areas.FirstOrDefault(area => area.Aliases.Prepend(area.Name).Contains(named, StringComparer.OrdinalIgnoreCase));
}
