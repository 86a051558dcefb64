using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>The services of to-do and shopping lists.</summary>
internal static class TodoServices
{
    /// <summary>The item is spelled as it was said.</summary>
    public static IEnumerable<ServiceDefinition> All =>
    [
        new("todo", "add_item", Capability.AddItem, [new("item", ParameterKind.SpokenText, Capability.AddItem) { IsRequired = true }])
        {
            TakesPlaces = false,
        },
    ];
}
