using LLama;
using LLama.Common;
using LLama.Exceptions;
using LLama.Native;
using Microsoft.Extensions.Logging;

namespace HomeLLM.Engines.Packages.LanguageModels;

/// <summary>
/// A running text of a <see cref="LlamaSharpModel"/>. LLamaSharp evaluates one batch at a time in the whole process, so contexts wait for
/// each other.
/// </summary>
internal sealed class LlamaSharpContext : ILanguageModelContext
{
    private const int MaxBatch = 512;

    private readonly LLamaContext _context;
    private readonly LLamaBatch _batch = new();
    private readonly ILogger _logger;
    private readonly int[] _tokens;
    private readonly int _vocabularySize;
    private readonly int _maxBatch;
    private bool _disposed;

    /// <param name="weights">The model.</param>
    /// <param name="parameters">What it was loaded with.</param>
    /// <param name="capacity">How many tokens it holds.</param>
    /// <param name="logger">The log.</param>
    public LlamaSharpContext(LLamaWeights weights, ModelParams parameters, int capacity, ILogger logger)
    {
        _logger = logger;
        Capacity = capacity;
        _tokens = new int[capacity];
        _vocabularySize = weights.Vocab.Count;
        _maxBatch = Math.Min(capacity, MaxBatch);
        using var errors = NativeLog.CollectErrors();
        try
        {
            _context = weights.CreateContext(parameters with
            {
                ContextSize = (uint)capacity,
                BatchSize = (uint)_maxBatch,
                UBatchSize = (uint)_maxBatch,
            });
        }
        catch (RuntimeError exception)
        {
            throw new ModelFileException($"llama.cpp can't make a context of {capacity} tokens for this model: {errors.Text}", exception);
        }
    }

    public int Capacity { get; }

    public int Position { get; private set; }

    public void Evaluate(ReadOnlySpan<int> tokens, Span<float> logits)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Check(tokens, logits);
        tokens.CopyTo(_tokens.AsSpan(Position));
        var before = Position;
        while (!tokens.IsEmpty)
        {
            var count = Math.Min(tokens.Length, _maxBatch);
            if (EvaluateBatch(tokens[..count], count == tokens.Length ? logits : []) is var result and not DecodeResult.Ok)
            {
                // Upon some failures llama.cpp keeps a part.
                Position += count;
                Rewind(before);
                throw new InvalidOperationException($"llama.cpp can't evaluate {count} tokens behind {before}: {result}.");
            }

            Position += count;
            tokens = tokens[count..];
        }
    }

    public void Rewind(int position)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, Position);
        if (position == Position) return;
        Position = position;
        var memory = _context.NativeHandle;
        memory.MemorySequenceRemove(LLamaSeqId.Zero, position, -1);
        // LLamaSharp drops llama.cpp's answer: a memory that can't be cut (recurrent models) is as it was.
        if (memory.MemorySequenceMaxPosition(LLamaSeqId.Zero) == position - 1) return;
        _logger.RewindByEvaluation(position);
        memory.MemoryClear();
        Position = 0;
        if (position > 0) Evaluate(_tokens.AsSpan(0, position).ToArray(), []);
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _context.Dispose();
    }

    private void Check(ReadOnlySpan<int> tokens, Span<float> logits)
    {
        if (tokens.IsEmpty) throw new ArgumentException("There must be at least one token.", nameof(tokens));
        if (tokens.ContainsAnyExceptInRange(0, _vocabularySize - 1))
            throw new ArgumentOutOfRangeException(nameof(tokens), $"Tokens must be from 0 to {_vocabularySize - 1}.");
        if (!logits.IsEmpty && logits.Length != _vocabularySize)
            throw new ArgumentException($"There must be room for {_vocabularySize} logits, or none.", nameof(logits));
        if (tokens.Length > Capacity - Position) throw new ContextFullException(Position + tokens.Length, Capacity);
    }

    private DecodeResult EvaluateBatch(ReadOnlySpan<int> tokens, Span<float> logits)
    {
        _batch.Clear();
        var last = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            last = _batch.Add(tokens[i], Position + i, LLamaSeqId.Zero, logits: i == tokens.Length - 1 && !logits.IsEmpty);
        }

        var result = _context.Decode(_batch);
        if (result == DecodeResult.Ok && !logits.IsEmpty) _context.NativeHandle.GetLogitsIth(last).CopyTo(logits);
        return result;
    }
}
