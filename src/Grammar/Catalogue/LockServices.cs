using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>The services of locks.</summary>
internal static class LockServices
{
    /// <summary><c>open</c> unlatches the door, so that it can be pushed open.</summary>
    public static IEnumerable<ServiceDefinition> All =>
    [
        new("lock", "lock", Capability.None, []),
        new("lock", "unlock", Capability.None, []),
        new("lock", "open", Capability.Open, []),
    ];
}
