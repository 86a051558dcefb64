using System.Runtime.InteropServices;

namespace HomeLLM.Engines.Inference.Kernels;

/// <summary>Memory that the collector doesn't move, aligned for the widest vectors.</summary>
internal static class AlignedMemory
{
    /// <summary>Bytes of a cache line and of the widest vector.</summary>
    public const int Alignment = 64;

    /// <summary>Allocates elements, all zero.</summary>
    public static unsafe Memory<T> Allocate<T>(int count)
        where T : unmanaged
    {
        var array = GC.AllocateArray<T>(checked(count + (Alignment / sizeof(T))), pinned: true);
        var address = (nuint)Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);
        var offset = (int)((Alignment - (address % Alignment)) % Alignment) / sizeof(T);
        return array.AsMemory(offset, count);
    }
}
