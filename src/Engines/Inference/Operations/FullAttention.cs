using HomeLLM.Engines.Inference.Kernels;
using HomeLLM.Engines.Inference.Threading;

namespace HomeLLM.Engines.Inference.Operations;

/// <summary>
/// Attention of every query with every position, as in Whisper's encoder and between its decoder and encoder. Shared out over threads by
/// heads and stretches of queries. Not thread-safe.
/// </summary>
internal sealed class FullAttention : IParallelWork
{
    private const int QueriesOfPart = 24;
    private const long MinWorkToShare = 200_000;

    private readonly WorkerPool _pool;
    private readonly int _heads;
    private readonly int _headLength;
    private readonly GrowingBuffer[] _scores;

    private KeyPanels _keys = null!;
    private ReadOnlyMemory<float> _values;
    private ReadOnlyMemory<float> _queries;
    private Memory<float> _output;
    private int _batch;
    private bool _packing;

    /// <param name="pool">The threads.</param>
    /// <param name="heads">How many heads.</param>
    /// <param name="headLength">Elements of a head; a multiple of 16.</param>
    public FullAttention(WorkerPool pool, int heads, int headLength)
    {
        _pool = pool;
        _heads = heads;
        _headLength = headLength;
        _scores = [.. Enumerable.Range(0, pool.Threads).Select(_ => new GrowingBuffer())];
    }

    private int Width => _heads * _headLength;

    /// <summary>Brings keys into panels.</summary>
    /// <param name="keys">Receives them.</param>
    /// <param name="source">[positions, heads, elements].</param>
    /// <param name="positions">How many.</param>
    public void Pack(KeyPanels keys, ReadOnlyMemory<float> source, int positions)
    {
        keys.Resize(positions);
        _keys = keys;
        _queries = source;
        _packing = true;
        _pool.Run(this, _heads);
        _packing = false;
    }

    /// <summary>Attends.</summary>
    /// <param name="keys">The positions' keys.</param>
    /// <param name="values">[positions, heads, elements].</param>
    /// <param name="queries">[batch, heads, elements].</param>
    /// <param name="output">Receives [batch, heads, elements].</param>
    /// <param name="batch">How many queries.</param>
    public void Run(KeyPanels keys, ReadOnlyMemory<float> values, ReadOnlyMemory<float> queries, Memory<float> output, int batch)
    {
        _keys = keys;
        _values = values;
        _queries = queries;
        _output = output;
        _batch = batch;
        var parts = _heads * ((batch + QueriesOfPart - 1) / QueriesOfPart);
        if ((long)batch * keys.Positions * Width < MinWorkToShare)
        {
            for (var part = 0; part < parts; part++)
            {
                ((IParallelWork)this).Run(part, 0);
            }
        }
        else
        {
            _pool.Run(this, parts);
        }
    }

    void IParallelWork.Run(int part, int worker)
    {
        if (_packing)
        {
            _keys.Fill(part, _queries.Span);
            return;
        }

        var head = part % _heads;
        var first = part / _heads * QueriesOfPart;
        var count = Math.Min(QueriesOfPart, _batch - first);
        var stride = _keys.Panels * PanelKernels.Width;
        var scores = _scores[worker].Get(QueriesOfPart * stride).Span;
        var at = (first * Width) + (head * _headLength);
        if (count == 1)
        {
            AttendOne(head, at, scores[..stride]);
            return;
        }

        var keyLayout = PanelLayout.Packed(_headLength, Width, stride);
        PanelKernels.Multiply(_keys.Head(head), _keys.Panels, _queries.Span[at..], count, scores, keyLayout, accumulate: false);
        Span<float> factors = stackalloc float[QueriesOfPart];
        for (var t = 0; t < count; t++)
        {
            factors[t] = 1 / TransformerKernels.ExpAndSum(scores.Slice(t * stride, _keys.Positions), 1 / MathF.Sqrt(_headLength));
        }

        var output = _output.Span[at..];
        var valueLayout = new PanelLayout(_keys.Positions, PanelKernels.Width, Width, stride, Width);
        PanelKernels.Multiply(
            _values.Span[(head * _headLength)..], _headLength / PanelKernels.Width, scores, count, output, valueLayout, accumulate: false);
        for (var t = 0; t < count; t++)
        {
            VectorKernels.Multiply(output.Slice(t * Width, _headLength), factors[t]);
        }
    }

    private void AttendOne(int head, int at, Span<float> scores)
    {
        var query = _queries.Span.Slice(at, _headLength);
        PanelVectorKernels.Single(_keys.Head(head), _keys.Panels, _headLength * PanelKernels.Width, PanelKernels.Width, query, scores);
        var known = scores[.._keys.Positions];
        var sum = TransformerKernels.ExpAndSum(known, 1 / MathF.Sqrt(_headLength));
        var output = _output.Span.Slice(at, _headLength);
        PanelVectorKernels.Single(
            _values.Span[(head * _headLength)..], _headLength / PanelKernels.Width, PanelKernels.Width, Width, known, output);
        VectorKernels.Multiply(output, 1 / sum);
    }
}
