using System.Runtime.CompilerServices;
using HomeLLM.Engines.Inference.Kernels;
using HomeLLM.Engines.Inference.Threading;

namespace HomeLLM.Engines.Inference.Operations;

/// <summary>Products of panels with a batch of vectors, shared out over threads by panels and stretches of the batch. Not thread-safe.</summary>
internal sealed class PanelProduct : IParallelWork
{
    private const int PanelsOfTile = 4;
    private const int ColumnsOfTile = 512; // with 4 panels 128 KB, which a second-level cache holds
    private const int MinVectorsOfPart = 48;
    private const int PartsPerThread = 3;

    // So few vectors are multiplied with the weights as they are stored: expanding them would cost more.
    private const int MaxStoredVectors = 3;

    // Below this many multiplications, sharing out costs more than it saves.
    private const long MinWorkToShare = 300_000;

    private readonly WorkerPool _pool;
    private readonly Memory<float>[] _scratch;

    private PanelMatrix _weights = null!;
    private PanelInput _input;
    private PanelOutput _output;
    private int _firstPanel;
    private int _panels;
    private int _panelsOfPart;
    private int _vectorsOfPart;
    private int _stretches;

    /// <param name="pool">The threads.</param>
    public PanelProduct(WorkerPool pool)
    {
        _pool = pool;
        _scratch = new Memory<float>[pool.Threads];
        for (var worker = 0; worker < _scratch.Length; worker++)
        {
            _scratch[worker] = AlignedMemory.Allocate<float>(PanelsOfTile * ColumnsOfTile * PanelKernels.Width);
        }
    }

    /// <summary>output[t] = weights · input[t] (+ what is asked for in <paramref name="output"/>).</summary>
    public void Run(PanelMatrix weights, in PanelInput input, in PanelOutput output) => Run(weights, 0, weights.Panels, input, output);

    /// <summary>The same for some panels only; the others' results aren't touched.</summary>
    public void Run(PanelMatrix weights, int firstPanel, int endPanel, in PanelInput input, in PanelOutput output)
    {
        _weights = weights;
        _input = input;
        _output = output;
        _firstPanel = firstPanel;
        _panels = endPanel - firstPanel;
        var tiles = (_panels + PanelsOfTile - 1) / PanelsOfTile;
        if (tiles == 0 || input.Count == 0)
        {
            return;
        }

        var work = (long)_panels * PanelKernels.Width * weights.Columns * input.Count;
        var share = _pool.Threads > 1 && work >= 2 * MinWorkToShare;
        var wanted = share ? (int)Math.Min(work / MinWorkToShare, _pool.Threads * PartsPerThread) : 1;
        var tilesOfPart = Math.Max(1, tiles / wanted);
        _panelsOfPart = tilesOfPart * PanelsOfTile;
        var panelParts = (tiles + tilesOfPart - 1) / tilesOfPart;
        _stretches = Math.Clamp(wanted / panelParts, 1, Math.Max(1, input.Count / MinVectorsOfPart));
        _vectorsOfPart = (input.Count + _stretches - 1) / _stretches;
        _pool.Run(this, panelParts * _stretches);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void IParallelWork.Run(int part, int worker)
    {
        var first = _firstPanel + (part / _stretches * _panelsOfPart);
        var end = Math.Min(first + _panelsOfPart, _firstPanel + _panels);
        var t = part % _stretches * _vectorsOfPart;
        var count = Math.Min(_vectorsOfPart, _input.Count - t);
        if (count <= 0)
        {
            return;
        }

        if (count <= MaxStoredVectors && !_output.Accumulate)
        {
            MultiplyStored(first, end, t, count);
        }
        else
        {
            for (var panel = first; panel < end; panel += PanelsOfTile)
            {
                MultiplyTile(panel, Math.Min(PanelsOfTile, end - panel), t, count, _scratch[worker].Span);
            }
        }

        Finish(first, end, t, count);
    }

    // A few panels at a time, which stay in the first-level cache for the next vector.
    private void MultiplyStored(int first, int end, int t, int count)
    {
        var panels = count == 1 ? end - first : PanelsOfTile;
        for (var panel = first; panel < end; panel += panels)
        {
            for (var i = t; i < t + count; i++)
            {
                var vector = _input.Vectors.Span.Slice(i * _input.Stride, _weights.Columns);
                _weights.Multiply(panel, Math.Min(panel + panels, end), vector, _output.Target.Span[(i * _output.Stride)..]);
            }
        }
    }

    private void MultiplyTile(int panel, int panelCount, int t, int count, Span<float> scratch)
    {
        var columns = _weights.Columns;
        for (var column = 0; column < columns; column += ColumnsOfTile)
        {
            var depth = Math.Min(ColumnsOfTile, columns - column);
            var tile = _weights.GetTile(panel, panelCount, column, depth, scratch, out var panelStride);
            var layout = new PanelLayout(depth, panelStride, PanelKernels.Width, _input.Stride, _output.Stride);
            var vectors = _input.Vectors.Span[((t * _input.Stride) + column)..];
            var target = _output.Target.Span[((t * _output.Stride) + (panel * PanelKernels.Width))..];
            PanelKernels.Multiply(tile, panelCount, vectors, count, target, layout, _output.Accumulate || column > 0);
        }
    }

    private void Finish(int first, int end, int t, int count)
    {
        if (_output.Biases.IsEmpty && !_output.Gelu)
        {
            return;
        }

        var row = first * PanelKernels.Width;
        var length = Math.Min(end * PanelKernels.Width, _weights.Rows) - row;
        for (var i = t; i < t + count; i++)
        {
            var results = _output.Target.Span.Slice((i * _output.Stride) + row, length);
            if (!_output.Biases.IsEmpty)
            {
                VectorKernels.Add(results, _output.Biases.Span.Slice(row, length));
            }

            if (_output.Gelu)
            {
                TransformerKernels.Gelu(results);
            }
        }
    }
}
