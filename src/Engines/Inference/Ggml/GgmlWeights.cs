using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HomeLLM.Engines.Inference.Operations;

namespace HomeLLM.Engines.Inference.Ggml;

/// <summary>Copies tensors out of a file: checks their shapes and that all weights are finite.</summary>
internal sealed class GgmlWeights(GgmlFile file, IReadOnlyDictionary<string, GgmlTensor> tensors)
{
    // Keeps panels, filled up, within an array's length.
    private const long MaxElements = 1L << 30;

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>How many weights have been read.</summary>
    public long ElementsRead { get; private set; }

    /// <summary>Reads a vector in single precision.</summary>
    public float[] ReadVector(string name, int length) => ReadSingles(Find(name, length));

    /// <summary>Reads a tensor of any shape in single precision, its first dimension side by side.</summary>
    public float[] ReadAll(string name, params int[] shape) => ReadSingles(Find(name, shape));

    /// <summary>Reads a matrix as it is stored.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="rows">Its second dimension.</param>
    /// <param name="columns">Its first dimension.</param>
    public PanelMatrix ReadMatrix(string name, int rows, int columns)
    {
        var tensor = Find(name, columns, rows);
        return tensor.Type switch
        {
            GgmlTensorType.F32 => new SinglePanels(rows, columns, ReadSingles(tensor)),
            GgmlTensorType.F16 => ToHalfPanels(rows, columns, ReadHalves(tensor)),
            _ => ReadQuants(tensor, rows, columns),
        };
    }

    /// <summary>Reads a convolution's kernels as a matrix whose columns go by place and then channel, as the samples of a window lie.</summary>
    /// <param name="name">A tensor of shape [places, channels, outputs].</param>
    /// <param name="outputs">Its third dimension.</param>
    /// <param name="channels">Its second dimension.</param>
    /// <param name="places">Its first dimension.</param>
    public PanelMatrix ReadConvolution(string name, int outputs, int channels, int places)
    {
        var tensor = Find(name, places, channels, outputs);
        var columns = channels * places;
        if (tensor.Type == GgmlTensorType.F16)
        {
            return ToHalfPanels(outputs, columns, SwapPlaces(ReadHalves(tensor), channels, places));
        }

        return new SinglePanels(outputs, columns, SwapPlaces(ReadSingles(tensor), channels, places));
    }

    /// <exception cref="GgmlFormatException">The file has tensors that nobody has read, which would change what the model computes.</exception>
    public void RefuseOthers()
    {
        var other = tensors.Keys.Where(name => !_read.Contains(name)).Order(StringComparer.Ordinal).FirstOrDefault();
        if (other is not null)
        {
            throw new GgmlFormatException(other, "only tensors that the model needs", "another one");
        }
    }

    private static PanelMatrix ToHalfPanels(int rows, int columns, ushort[] halves)
    {
        if (columns % 2 == 0)
        {
            return new HalfPanels(rows, columns, halves);
        }

        return new SinglePanels(rows, columns, Array.ConvertAll(halves, half => (float)BitConverter.UInt16BitsToHalf(half)));
    }

    private static T[] SwapPlaces<T>(T[] kernels, int channels, int places)
    {
        var swapped = new T[kernels.Length];
        for (var i = 0; i < kernels.Length; i++)
        {
            var (rest, place) = Math.DivRem(i, places);
            var (output, channel) = Math.DivRem(rest, channels);
            swapped[(((output * places) + place) * channels) + channel] = kernels[i];
        }

        return swapped;
    }

    private GgmlTensor Find(string name, params int[] shape)
    {
        var text = $"shape [{string.Join(", ", shape)}]";
        if (!tensors.TryGetValue(name, out var tensor))
        {
            throw new GgmlFormatException(name, $"a tensor of {text}", "no such tensor");
        }

        if (!tensor.LongDimensions.SequenceEqual(shape.Where(length => length != 1)))
        {
            throw new GgmlFormatException(name, text, tensor.ShapeText);
        }

        if (tensor.ElementCount > MaxElements)
        {
            throw new GgmlFormatException(name, $"at most {MaxElements} elements", $"{tensor.ElementCount}");
        }

        if (_read.Add(name))
        {
            ElementsRead += tensor.ElementCount;
        }

        return tensor;
    }

    private float[] ReadSingles(GgmlTensor tensor)
    {
        if (tensor.Type == GgmlTensorType.F16)
        {
            return Array.ConvertAll(ReadHalves(tensor), half => (float)BitConverter.UInt16BitsToHalf(half));
        }

        if (tensor.Type != GgmlTensorType.F32)
        {
            throw new GgmlFormatException(tensor.Name, "F32 or F16 weights", GgmlTensorTypes.Describe(tensor.Type));
        }

        var weights = new float[tensor.ElementCount];
        Copy(tensor, weights);
        return weights.AsSpan().ContainsAnyExceptInRange(float.MinValue, float.MaxValue) ? throw NotFinite(tensor) : weights;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ushort[] ReadHalves(GgmlTensor tensor)
    {
        var weights = new ushort[tensor.ElementCount];
        Copy(tensor, weights);
        foreach (var weight in weights)
        {
            if ((weight & 0x7C00) == 0x7C00)
            {
                throw NotFinite(tensor);
            }
        }

        return weights;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private QuantPanels ReadQuants(GgmlTensor tensor, int rows, int columns)
    {
        var blocks = (int)(tensor.ElementCount / GgmlTensorTypes.QuantBlockLength);
        var size = GgmlTensorTypes.BlockBytes(tensor.Type);
        var quants = new sbyte[tensor.ElementCount];
        var scales = new float[blocks];
        var minima = tensor.Type == GgmlTensorType.Q5_1 ? new float[blocks] : [];
        for (var block = 0; block < blocks; block++)
        {
            var stored = file.ReadData(tensor, (long)block * size, size);
            scales[block] = ReadScale(stored, tensor);
            if (minima.Length > 0)
            {
                minima[block] = ReadScale(stored[2..], tensor);
            }

            var target = quants.AsSpan(block * GgmlTensorTypes.QuantBlockLength, GgmlTensorTypes.QuantBlockLength);
            if (tensor.Type == GgmlTensorType.Q8_0)
            {
                stored[2..].CopyTo(MemoryMarshal.AsBytes(target));
            }
            else
            {
                ReadFiveBits(stored[(minima.Length > 0 ? 4 : 2)..], minima.Length > 0 ? 0 : 16, target);
            }
        }

        return new QuantPanels(rows, columns, quants, scales, minima);
    }

    // First a word with the fifth bits, then 16 bytes: low nibbles are the block's first half, high nibbles its second.
    private static void ReadFiveBits(ReadOnlySpan<byte> stored, int zero, Span<sbyte> target)
    {
        var fifth = BinaryPrimitives.ReadUInt32LittleEndian(stored);
        for (var i = 0; i < 16; i++)
        {
            target[i] = (sbyte)(((stored[4 + i] & 0xF) | (int)((fifth >> i) << 4 & 0x10)) - zero);
            target[i + 16] = (sbyte)(((stored[4 + i] >> 4) | (int)((fifth >> (i + 16)) << 4 & 0x10)) - zero);
        }
    }

    private static float ReadScale(ReadOnlySpan<byte> stored, GgmlTensor tensor)
    {
        var scale = (float)BinaryPrimitives.ReadHalfLittleEndian(stored);
        return float.IsFinite(scale) ? scale : throw NotFinite(tensor);
    }

    private void Copy<T>(GgmlTensor tensor, T[] target)
        where T : unmanaged
    {
        const int maxPart = 1 << 28; // elements; keeps a part's bytes within 31 bits
        var size = GgmlTensorTypes.BlockBytes(tensor.Type);
        for (var first = 0; first < target.Length; first += maxPart)
        {
            var part = target.AsSpan(first, Math.Min(maxPart, target.Length - first));
            file.ReadData(tensor, (long)first * size, part.Length * size).CopyTo(MemoryMarshal.AsBytes(part));
        }
    }

    private static GgmlFormatException NotFinite(GgmlTensor tensor) => new(tensor.Name, "finite weights", "one that is not");
}
