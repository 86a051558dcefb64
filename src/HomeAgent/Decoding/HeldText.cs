using HomeLLM.Engines;

namespace HomeLLM.HomeAgent.Decoding;

/// <summary>A context, and the tokens that it holds: what of a new text is held already need not be evaluated again.</summary>
/// <param name="context">The context; nobody else moves it.</param>
internal sealed class HeldText(ILanguageModelContext context)
{
    private readonly int[] _tokens = new int[context.Capacity];

    /// <summary>The most tokens that it can hold.</summary>
    public int Capacity => context.Capacity;

    /// <summary>How many tokens it holds.</summary>
    public int Length => context.Position;

    /// <summary>Cuts the text back to what it shares with a new one.</summary>
    /// <returns>How many tokens are kept, at most <paramref name="limit"/>.</returns>
    public int KeepPrefix(ReadOnlySpan<int> tokens, int limit)
    {
        var kept = Math.Min(limit, _tokens.AsSpan(0, context.Position).CommonPrefixLength(tokens));
        if (kept < context.Position) context.Rewind(kept);
        return kept;
    }

    /// <summary>Evaluates more tokens.</summary>
    /// <param name="tokens">At least one; they must fit.</param>
    /// <param name="logits">Receives what follows; or empty.</param>
    public void Evaluate(ReadOnlySpan<int> tokens, Span<float> logits)
    {
        // Where an engine fails halfway, the tokens that it says it holds are these all the same.
        tokens.CopyTo(_tokens.AsSpan(context.Position));
        context.Evaluate(tokens, logits);
    }
}
