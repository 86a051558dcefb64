using System.Runtime.CompilerServices;
using HomeLLM.Engines.Inference.Kernels;
using HomeLLM.Engines.Inference.Threading;

namespace HomeLLM.Engines.Inference.Operations;

/// <summary>Products of weights with a batch of vectors, shared out over threads by rows. One per context; not thread-safe.</summary>
internal sealed class MatrixProduct : IParallelWork
{
    // Below this many multiplications per part, sharing out costs more than it saves.
    private const long MinPartWork = 400_000;
    private const int PartsPerThread = 4;

    // Fewer vectors than this are multiplied with the rows as they are stored.
    private const int MinVectorsToExpand = 3;

    private readonly WorkerPool _pool;
    private readonly Memory<float>[] _scratch;

    private WeightMatrix _weights = null!;
    private ReadOnlyMemory<float> _input;
    private Memory<float> _output;
    private int _outputStride;
    private int _batch;
    private int _rowsPerPart;

    /// <param name="pool">The threads.</param>
    /// <param name="maxColumns">The most inputs of any weights.</param>
    public MatrixProduct(WorkerPool pool, int maxColumns)
    {
        _pool = pool;
        _scratch = new Memory<float>[pool.Threads];
        for (var worker = 0; worker < _scratch.Length; worker++)
        {
            _scratch[worker] = AlignedMemory.Allocate<float>(TileKernels.Size * maxColumns);
        }
    }

    /// <summary>output[t · stride + r] = weights[r] · input[t].</summary>
    /// <param name="weights">[rows, columns].</param>
    /// <param name="input">[batch, columns].</param>
    /// <param name="output">Receives [batch, rows].</param>
    /// <param name="outputStride">From one vector's results to the next one's; at least the rows.</param>
    /// <param name="batch">How many vectors.</param>
    public void Run(WeightMatrix weights, ReadOnlyMemory<float> input, Memory<float> output, int outputStride, int batch)
    {
        _weights = weights;
        _input = input;
        _output = output;
        _outputStride = outputStride;
        _batch = batch;
        var work = (long)weights.Rows * weights.Columns * batch;
        var parts = (int)Math.Min(work / MinPartWork, _pool.Threads * PartsPerThread);
        var tiles = (weights.Rows + TileKernels.Size - 1) / TileKernels.Size;
        parts = _pool.Threads == 1 ? 1 : Math.Clamp(parts, 1, tiles);
        _rowsPerPart = (tiles + parts - 1) / parts * TileKernels.Size;
        _pool.Run(this, (weights.Rows + _rowsPerPart - 1) / _rowsPerPart);
    }

    void IParallelWork.Run(int part, int worker)
    {
        var first = part * _rowsPerPart;
        var end = Math.Min(first + _rowsPerPart, _weights.Rows);
        if (_batch < MinVectorsToExpand)
        {
            MultiplyStored(first, end);
        }
        else
        {
            MultiplyExpanded(first, end, _scratch[worker].Span);
        }
    }

    private void MultiplyStored(int first, int end)
    {
        var columns = _weights.Columns;
        for (var t = 0; t < _batch; t++)
        {
            _weights.Multiply(first, end, _input.Span.Slice(t * columns, columns), _output.Span.Slice(t * _outputStride, _weights.Rows));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MultiplyExpanded(int first, int end, Span<float> scratch)
    {
        var columns = _weights.Columns;
        var input = _input.Span;
        var output = _output.Span;
        for (var row = first; row < end; row += TileKernels.Size)
        {
            if (end - row < TileKernels.Size)
            {
                MultiplyStored(row, end);
                return;
            }

            var rows = _weights.GetRows(row, TileKernels.Size, scratch);
            var t = 0;
            for (; t <= _batch - TileKernels.Size; t += TileKernels.Size)
            {
                TileKernels.Dot4X4(rows, input.Slice(t * columns, TileKernels.Size * columns), columns, output[((t * _outputStride) + row)..], _outputStride);
            }

            for (; t < _batch; t++)
            {
                TileKernels.Dot4X1(rows, input.Slice(t * columns, columns), output.Slice((t * _outputStride) + row, TileKernels.Size));
            }
        }
    }
}
