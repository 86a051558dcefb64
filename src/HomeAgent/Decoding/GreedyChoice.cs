using System.Numerics;
using System.Runtime.InteropServices;

namespace HomeLLM.HomeAgent.Decoding;

/// <summary>Chooses the most probable token that a mask allows, and says what the mask cost.</summary>
/// <param name="Token">The allowed token with the greatest logit, the lowest of equal ones; −1 where none is allowed.</param>
/// <param name="Wanted">The token with the greatest logit of all.</param>
/// <param name="Probability">The probability of <paramref name="Token"/> among all tokens, 0 to 1.</param>
internal readonly record struct GreedyChoice(int Token, int Wanted, float Probability)
{
    /// <summary>Whether the mask forbade the model's first choice.</summary>
    public bool IsConflict => Token != Wanted;

    /// <summary>Makes the choice.</summary>
    /// <param name="logits">One per token. NaN counts as least.</param>
    /// <param name="mask">Bit <c>token % 64</c> of word <c>token / 64</c> for each allowed token.</param>
    public static GreedyChoice Of(ReadOnlySpan<float> logits, ReadOnlySpan<ulong> mask)
    {
        var token = BestAllowed(logits, mask);
        if (token < 0) return new(-1, -1, 0);
        var wanted = token;
        var greatest = logits[token];
        for (var i = 0; i < logits.Length; i++)
        {
            if (logits[i] > greatest || (float.IsNaN(greatest) && !float.IsNaN(logits[i]))) (greatest, wanted) = (logits[i], i);
        }

        var probability = MathF.Exp(logits[token] - greatest) / SumOfExponentials(logits, greatest);
        return new(token, wanted, float.IsNaN(probability) ? 0 : probability);
    }

    private static int BestAllowed(ReadOnlySpan<float> logits, ReadOnlySpan<ulong> mask)
    {
        var best = -1;
        for (var word = 0; word < mask.Length; word++)
        {
            for (var bits = mask[word]; bits != 0; bits &= bits - 1)
            {
                var token = (word << 6) + BitOperations.TrailingZeroCount(bits);
                if (best < 0 || logits[token] > logits[best] || (float.IsNaN(logits[best]) && !float.IsNaN(logits[token]))) best = token;
            }
        }

        return best;
    }

    // Each lane sums every n-th exponential; what doesn't fill a vector is added one by one.
    private static float SumOfExponentials(ReadOnlySpan<float> logits, float greatest)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(logits);
        var shift = new Vector<float>(greatest);
        var sums = Vector<float>.Zero;
        foreach (var vector in vectors) sums += Vector.Exp(vector - shift);
        var sum = Vector.Sum(sums);
        foreach (var logit in logits[(vectors.Length * Vector<float>.Count)..]) sum += MathF.Exp(logit - greatest);
        return sum;
    }
}
