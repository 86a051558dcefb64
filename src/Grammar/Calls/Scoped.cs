using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>A device that may be named.</summary>
/// <param name="Spelling">How a call line names it: <c>#1</c> or <c>light.kitchen</c>.</param>
/// <param name="Device">The device; the first of them where the spelling stands for several.</param>
public readonly record struct ScopedDevice(string Spelling, Device Device)
{
    private readonly ImmutableArray<Device> _group;

    /// <summary>A label that stands for several devices, all of which are meant ("the blinds").</summary>
    /// <param name="spelling">How a call line names them.</param>
    /// <param name="group">The devices, at least one.</param>
    public ScopedDevice(string spelling, ImmutableArray<Device> group)
        : this(spelling, group[0]) => _group = group;

    /// <summary>All the devices that the spelling stands for.</summary>
    public ImmutableArray<Device> Devices => _group.IsDefault ? [Device] : _group;
}

/// <summary>An area that may be named.</summary>
/// <param name="Spelling">How a call line names it: <c>@1</c> or <c>kitchen</c>.</param>
/// <param name="Area">The area.</param>
public readonly record struct ScopedArea(string Spelling, Area Area);

/// <summary>A floor that may be named.</summary>
/// <param name="Spelling">How a call line names it: <c>^1</c> or <c>ground</c>.</param>
/// <param name="Floor">The floor.</param>
public readonly record struct ScopedFloor(string Spelling, Floor Floor);
