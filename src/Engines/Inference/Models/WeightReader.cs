using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HomeLLM.Engines.Inference.Gguf;
using HomeLLM.Engines.Inference.Kernels;
using HomeLLM.Engines.Inference.Operations;

namespace HomeLLM.Engines.Inference.Models;

/// <summary>Copies tensors out of a file into aligned memory: checks their shapes and that all weights are finite.</summary>
internal sealed class WeightReader(GgufFile file)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public bool Has(string name) => file.Tensors.ContainsKey(name);

    /// <summary>Reads a vector of F32, F16 or BF16 in single precision.</summary>
    public float[] ReadVector(string name, int length)
    {
        var matrix = ReadMatrix(name, 1, length);
        return matrix.GetRows(0, 1, new float[length]).ToArray();
    }

    /// <summary>Reads a matrix as it is stored.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="rows">Its second dimension; where it is 1, a tensor of one dimension does too.</param>
    /// <param name="columns">Its first dimension.</param>
    public WeightMatrix ReadMatrix(string name, int rows, int columns)
    {
        var tensor = Find(name, rows, columns);
        _read.Add(name);
        return tensor.Type switch
        {
            GgufTensorType.F32 => new SingleMatrix(rows, columns, ReadSingles(tensor)),
            GgufTensorType.F16 => new HalfMatrix(rows, columns, ReadShorts(tensor, 0x7C00)),
            GgufTensorType.BF16 => new BrainMatrix(rows, columns, ReadShorts(tensor, 0x7F80)),
            GgufTensorType.Q8_0 => ReadQ8(tensor, rows, columns),
            _ => throw new GgufFormatException(name, "F32, F16, BF16 or Q8_0 weights", GgufTensorTypes.Describe(tensor.Type)),
        };
    }

    /// <exception cref="GgufFormatException">The file has tensors that nobody has read, which would change what the model computes.</exception>
    public void RefuseOthers()
    {
        var other = file.Tensors.Keys.Where(name => !_read.Contains(name)).Order(StringComparer.Ordinal).FirstOrDefault();
        if (other is not null)
        {
            throw new GgufFormatException(other, "only tensors that the llama architecture needs", "another one");
        }
    }

    private GgufTensor Find(string name, int rows, int columns)
    {
        if (!file.Tensors.TryGetValue(name, out var tensor))
        {
            throw new GgufFormatException(name, $"a tensor of shape [{columns}, {rows}]", "no such tensor");
        }

        var shape = tensor.Shape;
        var isRight = shape[0] == columns && (shape.Length > 1 ? shape[1] : 1) == rows && shape.Skip(2).All(length => length == 1);
        if (!isRight)
        {
            throw new GgufFormatException(name, $"shape [{columns}, {rows}]", tensor.ShapeText);
        }

        return tensor.ElementCount <= Array.MaxLength - AlignedMemory.Alignment
            ? tensor
            : throw new GgufFormatException(name, $"at most {Array.MaxLength} elements", $"{tensor.ElementCount}");
    }

    private Memory<float> ReadSingles(GgufTensor tensor)
    {
        var weights = AlignedMemory.Allocate<float>((int)tensor.ElementCount);
        Copy(tensor, weights.Span);
        if (weights.Span.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
        {
            throw NotFinite(tensor);
        }

        return weights;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Memory<ushort> ReadShorts(GgufTensor tensor, ushort exponentMask)
    {
        var weights = AlignedMemory.Allocate<ushort>((int)tensor.ElementCount);
        Copy(tensor, weights.Span);
        foreach (var weight in weights.Span)
        {
            if ((weight & exponentMask) == exponentMask)
            {
                throw NotFinite(tensor);
            }
        }

        return weights;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Q8Matrix ReadQ8(GgufTensor tensor, int rows, int columns)
    {
        var blocks = (int)(tensor.ElementCount / GgufTensorTypes.Q8BlockLength);
        var quants = AlignedMemory.Allocate<sbyte>((int)tensor.ElementCount);
        var scales = AlignedMemory.Allocate<float>(blocks);
        var quantBytes = MemoryMarshal.AsBytes(quants.Span);
        for (var block = 0; block < blocks; block++)
        {
            var stored = file.ReadTensor(tensor, (long)block * GgufTensorTypes.Q8BlockBytes, GgufTensorTypes.Q8BlockBytes);
            var scale = (float)BinaryPrimitives.ReadHalfLittleEndian(stored);
            scales.Span[block] = float.IsFinite(scale) ? scale : throw NotFinite(tensor);
            stored[2..].CopyTo(quantBytes[(block * GgufTensorTypes.Q8BlockLength)..]);
        }

        return new Q8Matrix(rows, columns, quants, scales);
    }

    private void Copy<T>(GgufTensor tensor, Span<T> target)
        where T : unmanaged
    {
        const int maxPart = 1 << 28; // elements; keeps a part's bytes within 31 bits
        var size = GgufTensorTypes.BlockBytes(tensor.Type);
        for (var first = 0; first < target.Length; first += maxPart)
        {
            var part = target.Slice(first, Math.Min(maxPart, target.Length - first));
            file.ReadTensor(tensor, (long)first * size, part.Length * size).CopyTo(MemoryMarshal.AsBytes(part));
        }
    }

    private static GgufFormatException NotFinite(GgufTensor tensor) => new(tensor.Name, "finite weights", "one that is not");
}
