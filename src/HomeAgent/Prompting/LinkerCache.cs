using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Prompting;

/// <summary>Keeps the linker of a home until its names, areas or abilities change. Not thread-safe.</summary>
/// <param name="isForgiving">As for <see cref="Linker"/>.</param>
internal sealed class LinkerCache(bool isForgiving = true)
{
    private HomeSnapshot? _indexed;
    private Linker? _linker;

    /// <summary>The linker of a home.</summary>
    public Linker For(HomeSnapshot home)
    {
        if (_linker is not null && IsSameStructure(_indexed!, home)) return _linker;
        _linker = new Linker(home, isForgiving);
        _indexed = home;
        return _linker;
    }

    private static bool IsSameStructure(HomeSnapshot a, HomeSnapshot b) =>
        ReferenceEquals(a, b) || (a.StructureVersion == b.StructureVersion && a.StructureVersion > 0 && a.Devices.Length == b.Devices.Length);
}
