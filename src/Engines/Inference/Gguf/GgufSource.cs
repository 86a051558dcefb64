using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace HomeLLM.Engines.Inference.Gguf;

/// <summary>The bytes of a file, mapped into memory (or given, for tests), read with checked bounds.</summary>
internal sealed unsafe class GgufSource : IDisposable
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly byte* _start;
    private byte[]? _owner;
    private bool _disposed;

    private GgufSource(MemoryMappedFile? file, MemoryMappedViewAccessor? view, byte* start, long length)
    {
        _file = file;
        _view = view;
        _start = start;
        Length = length;
    }

    /// <summary>How many bytes there are.</summary>
    public long Length { get; }

    /// <summary>Maps a file, read-only.</summary>
    /// <exception cref="GgufFormatException">The file is empty.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    public static GgufSource Open(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var length = stream.Length;
        if (length == 0)
        {
            throw new GgufFormatException("header", "the magic bytes GGUF", "an empty file");
        }

        var file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        var view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* pointer = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        return new GgufSource(file, view, pointer + view.PointerOffset, length);
    }

    /// <summary>Copies bytes that are already in memory.</summary>
    public static GgufSource Copy(ReadOnlySpan<byte> bytes)
    {
        var copy = GC.AllocateArray<byte>(bytes.Length + 1, pinned: true); // not empty, so that it has an address
        bytes.CopyTo(copy);
        return new GgufSource(null, null, (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(copy, 0), bytes.Length) { _owner = copy };
    }

    /// <summary>The bytes at a place.</summary>
    /// <param name="offset">From the file's start.</param>
    /// <param name="count">How many.</param>
    /// <param name="where">What is being read, for the error.</param>
    /// <exception cref="GgufFormatException">They reach beyond the file's end.</exception>
    public ReadOnlySpan<byte> Read(long offset, int count, string where)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (offset < 0 || count < 0 || offset > Length - count)
        {
            throw new GgufFormatException($"{where}, at byte {offset}", $"{count} bytes", $"{Math.Max(0, Length - Math.Max(0, offset))} bytes up to the file's end");
        }

        return new ReadOnlySpan<byte>(_start + offset, count);
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        GC.KeepAlive(_owner);
        _owner = null;
        _view?.SafeMemoryMappedViewHandle.ReleasePointer();
        _view?.Dispose();
        _file?.Dispose();
    }
}
