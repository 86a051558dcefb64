namespace HomeLLM.Engines.Inference.Gguf;

/// <summary>A GGUF file of version 3, little-endian: metadata and tensors. Thread-safe until it is disposed.</summary>
internal sealed class GgufFile : IDisposable
{
    private readonly GgufSource _source;

    internal GgufFile(GgufSource source, GgufMetadata metadata, IReadOnlyDictionary<string, GgufTensor> tensors)
    {
        _source = source;
        Metadata = metadata;
        Tensors = tensors;
    }

    /// <summary>The file's keys and values.</summary>
    public GgufMetadata Metadata { get; }

    /// <summary>The file's tensors by name.</summary>
    public IReadOnlyDictionary<string, GgufTensor> Tensors { get; }

    /// <summary>Maps and reads a file.</summary>
    /// <exception cref="GgufFormatException">It is not a good GGUF file of version 3.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    public static GgufFile Open(string path) => Read(GgufSource.Open(path));

    /// <summary>Reads a file and owns its source.</summary>
    /// <exception cref="GgufFormatException">It is not a good GGUF file of version 3.</exception>
    public static GgufFile Read(GgufSource source)
    {
        try
        {
            return new GgufHeaderReader(source).Read();
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>The bytes of a tensor, or of a part of its rows.</summary>
    /// <param name="tensor">One of <see cref="Tensors"/>.</param>
    /// <param name="offset">From the tensor's first byte.</param>
    /// <param name="count">How many bytes.</param>
    public ReadOnlySpan<byte> ReadTensor(GgufTensor tensor, long offset, int count) =>
        _source.Read(tensor.Offset + offset, count, tensor.Name);

    public void Dispose() => _source.Dispose();
}
