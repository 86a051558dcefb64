namespace HomeLLM.DeviceRegistry;

/// <summary>One step of the home from one version to the next.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Home">The home after it. Its version is one more than that of the change before; a gap means that changes were dropped.</param>
/// <param name="Device">The device after it; null where the whole home was replaced.</param>
/// <param name="Before">The device before it; null where the whole home was replaced.</param>
public sealed record HomeChange(HomeChangeKind Kind, HomeSnapshot Home, Device? Device = null, Device? Before = null);
