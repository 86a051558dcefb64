using HomeLLM.Engines;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Decoding;

/// <summary>
/// Lets a model write an answer under a grammar: greedy, with forced tokens, reusing what of the prompt its context holds already.
/// Works with any <see cref="ILanguageModel"/>. Not thread-safe; one answer at a time.
/// </summary>
/// <remarks>
/// <para>
/// Prompts are given as tokens of the whole text, so that an answer doesn't depend on what the context happened to hold. Sampled and
/// forced tokens are evaluated in one batch, together with the rest of the prompt where the answer begins with forced ones.
/// </para>
/// <para>
/// A line is complete as soon as the grammar admits nothing more in it, before the model was asked whether another line follows.
/// </para>
/// <para>
/// Per token nothing is allocated where the grammar has seen its states before and the model keeps to it; masks are kept while the same
/// grammar is used.
/// </para>
/// </remarks>
internal sealed partial class ConstrainedDecoder : IDisposable
{
    private readonly ILanguageModelContext _context;
    private readonly HeldText _held;
    private readonly TimeProvider _time;
    private readonly TokenTrie _trie;
    private readonly ForcedTextCache _texts;
    private readonly int[] _endTokens;
    private readonly float[] _logits;
    private readonly int[] _pending;
    private readonly AnswerText _answer = new();
    private readonly List<DecodedLine> _lines = [];

    private CallGrammar? _grammar;
    private TokenMasker _masker = null!;
    private ForcedTokens _forced = null!;

    /// <summary>Makes a context of the model and prepares its vocabulary, which takes a moment.</summary>
    /// <param name="model">The model; stays the caller's.</param>
    /// <param name="capacity">The most tokens of a prompt and its answer, 1 to the model's context length.</param>
    /// <param name="time">Measures.</param>
    public ConstrainedDecoder(ILanguageModel model, int capacity, TimeProvider time)
    {
        var vocabulary = model.Vocabulary;
        _context = model.CreateContext(capacity);
        _held = new HeldText(_context);
        _time = time;
        _trie = new TokenTrie(vocabulary.Size, token => vocabulary.GetBytes(token).ToArray());
        _texts = new ForcedTextCache(text => vocabulary.Tokenize(text));
        _endTokens = [.. Enumerable.Range(0, vocabulary.Size).Where(vocabulary.IsEndOfGeneration)];
        _logits = new float[vocabulary.Size];
        _pending = new int[_held.Capacity + 1];
    }

    /// <summary>The most tokens of a prompt and its answer.</summary>
    public int Capacity => _held.Capacity;

    /// <summary>Frees the context.</summary>
    public void Dispose() => _context.Dispose();

    /// <summary>Evaluates the beginning of prompts to come, so that only their own tokens are left to do.</summary>
    /// <param name="prompt">The beginning, in tokens; what doesn't fit is left out.</param>
    /// <param name="cancellationToken">Gives up between batches; what was evaluated stays.</param>
    /// <returns>How many tokens were evaluated.</returns>
    public int Warm(ReadOnlySpan<int> prompt, CancellationToken cancellationToken)
    {
        const int Batch = 64;
        prompt = prompt[..Math.Min(prompt.Length, _held.Capacity)];
        var kept = _held.KeepPrefix(prompt, prompt.Length);
        for (var rest = prompt[kept..]; !rest.IsEmpty; rest = rest[Math.Min(Batch, rest.Length)..])
        {
            cancellationToken.ThrowIfCancellationRequested();
            _held.Evaluate(rest[..Math.Min(Batch, rest.Length)], []);
        }

        return prompt.Length - kept;
    }

    /// <summary>Lets the model answer.</summary>
    /// <param name="prompt">The whole prompt, in tokens, with whatever begins a text; at least one token.</param>
    /// <param name="grammar">What it may answer.</param>
    /// <param name="maxTokens">The most tokens of the answer, at least 1.</param>
    /// <param name="lineCompleted">Called for each line as soon as it is complete; null where nobody waits for it.</param>
    /// <param name="cancellationToken">Gives up between two evaluations; the decoder can be used again.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public DecodeResult Decode(
        ReadOnlySpan<int> prompt,
        CallGrammar grammar,
        int maxTokens,
        Action<DecodedLine>? lineCompleted,
        CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(prompt.Length, nameof(prompt));
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTokens, 1);
        Use(grammar);
        _answer.Clear();
        _lines.Clear();
        var run = new Run(_time, maxTokens, lineCompleted, grammar.Automaton.StartState);
        if (prompt.Length > _held.Capacity) return Finish(ref run, DecodeStop.ContextFull);

        run.PromptReused = _held.KeepPrefix(prompt, prompt.Length - 1);
        run.PromptEvaluated = prompt.Length - run.PromptReused;
        prompt[run.PromptReused..].CopyTo(_pending);
        run.PendingCount = run.PromptEvaluated;
        return Finish(ref run, Write(ref run, cancellationToken));
    }

    private void Use(CallGrammar grammar)
    {
        if (ReferenceEquals(grammar, _grammar)) return;
        _grammar = grammar;
        _masker = new TokenMasker(_trie, grammar.Automaton, _endTokens);
        _forced = new ForcedTokens(_masker, _texts);
    }

    private DecodeResult Finish(ref Run run, DecodeStop stop)
    {
        var total = run.Elapsed();
        return new(
            _answer.ToString(),
            [.. _lines],
            stop,
            run.Conflict,
            run.MinProbability,
            new(run.PromptReused, run.PromptEvaluated, run.Sampled, run.Forced),
            new(run.Asked ? run.PromptTime : total, total));
    }
}
