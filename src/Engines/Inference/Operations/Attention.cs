using HomeLLM.Engines.Inference.Kernels;
using HomeLLM.Engines.Inference.Threading;

namespace HomeLLM.Engines.Inference.Operations;

/// <summary>
/// Causal attention of a batch of queries with everything before them; several query heads share a key-value head. Shared out over threads by
/// heads and stretches of the batch. One per context; not thread-safe.
/// </summary>
internal sealed class Attention : IParallelWork
{
    private const int QueriesPerPart = 16;
    private const long MinWorkToShare = 200_000;

    private readonly WorkerPool _pool;
    private readonly int _heads;
    private readonly int _queriesPerKeyHead;
    private readonly int _headLength;
    private readonly Memory<float>[] _scores;

    private KeyValueCache _cache = null!;
    private ReadOnlyMemory<float> _queries;
    private Memory<float> _output;
    private int _firstPosition;
    private int _batch;
    private int _queriesInPart;

    /// <param name="pool">The threads.</param>
    /// <param name="capacity">The most positions.</param>
    /// <param name="heads">Query heads.</param>
    /// <param name="keyValueHeads">Key-value heads; divide the query heads.</param>
    /// <param name="headLength">Elements of a head.</param>
    public Attention(WorkerPool pool, int capacity, int heads, int keyValueHeads, int headLength)
    {
        _pool = pool;
        _heads = heads;
        _queriesPerKeyHead = heads / keyValueHeads;
        _headLength = headLength;
        _scores = new Memory<float>[pool.Threads];
        for (var worker = 0; worker < _scores.Length; worker++)
        {
            _scores[worker] = AlignedMemory.Allocate<float>(capacity);
        }
    }

    /// <summary>Attends.</summary>
    /// <param name="cache">The layer's keys and values, those of the batch included.</param>
    /// <param name="queries">[batch, heads, elements].</param>
    /// <param name="output">Receives [batch, heads, elements].</param>
    /// <param name="firstPosition">The first query's place in the text.</param>
    /// <param name="batch">How many queries.</param>
    public void Run(KeyValueCache cache, ReadOnlyMemory<float> queries, Memory<float> output, int firstPosition, int batch)
    {
        _cache = cache;
        _queries = queries;
        _output = output;
        _firstPosition = firstPosition;
        _batch = batch;
        var work = (long)batch * (firstPosition + batch) * _heads * _headLength;
        _queriesInPart = work < MinWorkToShare ? batch : QueriesPerPart;
        var stretches = (batch + _queriesInPart - 1) / _queriesInPart;
        if (work < MinWorkToShare)
        {
            for (var part = 0; part < _heads; part++)
            {
                ((IParallelWork)this).Run(part, 0);
            }
        }
        else
        {
            _pool.Run(this, Math.Min(_heads * stretches, WorkerPool.MaxParts));
        }
    }

    void IParallelWork.Run(int part, int worker)
    {
        var head = part % _heads;
        var first = part / _heads * _queriesInPart;
        var end = Math.Min(first + _queriesInPart, _batch);
        var keyHead = head / _queriesPerKeyHead;
        var keys = _cache.Keys(keyHead);
        var values = _cache.Values(keyHead);
        var factor = 1 / MathF.Sqrt(_headLength);
        for (var t = first; t < end; t++)
        {
            var at = ((t * _heads) + head) * _headLength;
            var scores = _scores[worker].Span[..(_firstPosition + t + 1)];
            AttentionKernels.Scores(_queries.Span.Slice(at, _headLength), keys, _cache.KeyStride, scores);
            var sum = VectorKernels.ExpAndSum(scores, factor);
            AttentionKernels.Mix(scores, values, 1 / sum, _output.Span.Slice(at, _headLength));
        }
    }
}
