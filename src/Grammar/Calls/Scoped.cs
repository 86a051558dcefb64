using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>A device that may be named.</summary>
/// <param name="Spelling">How a call line names it: <c>#1</c> or <c>light.kitchen</c>.</param>
/// <param name="Device">The device.</param>
public readonly record struct ScopedDevice(string Spelling, Device Device);

/// <summary>An area that may be named.</summary>
/// <param name="Spelling">How a call line names it: <c>@1</c> or <c>kitchen</c>.</param>
/// <param name="Area">The area.</param>
public readonly record struct ScopedArea(string Spelling, Area Area);

/// <summary>A floor that may be named.</summary>
/// <param name="Spelling">How a call line names it: <c>^1</c> or <c>ground</c>.</param>
/// <param name="Floor">The floor.</param>
public readonly record struct ScopedFloor(string Spelling, Floor Floor);
