namespace HomeLLM.Engines.Inference.Tokenizers;

/// <summary>Finds special tokens by their spelling: user-defined ones always, control tokens where they are asked for.</summary>
internal sealed class SpecialTokens
{
    private readonly int[] _userDefined;
    private readonly int[] _all;

    public SpecialTokens(TokenTable tokens)
    {
        // The longest first; of equals the lower number.
        _all = [.. Enumerable.Range(0, tokens.Count)
            .Where(token => tokens.Kind(token) is TokenKind.Control or TokenKind.Unknown or TokenKind.UserDefined)
            .OrderByDescending(token => tokens.Text(token).Length)];
        _userDefined = [.. _all.Where(token => tokens.Kind(token) == TokenKind.UserDefined)];
    }

    /// <summary>
    /// Cuts a text at special tokens: each token in turn, the longest first, takes its places from what the ones before it have left.
    /// </summary>
    /// <returns>Stretches of text (token −1) and special tokens, in order; no stretch is empty.</returns>
    public List<Fragment> Cut(ReadOnlySpan<byte> text, TokenTable tokens, bool parseSpecial)
    {
        var fragments = new List<Fragment>();
        if (!text.IsEmpty)
        {
            fragments.Add(new Fragment(0, text.Length, -1));
        }

        foreach (var token in parseSpecial ? _all : _userDefined)
        {
            if (text.IndexOf(tokens.Text(token)) >= 0)
            {
                fragments = Cut(text, fragments, token, tokens.Text(token));
            }
        }

        return fragments;
    }

    private static List<Fragment> Cut(ReadOnlySpan<byte> text, List<Fragment> fragments, int token, ReadOnlySpan<byte> spelling)
    {
        var result = new List<Fragment>(fragments.Count + 2);
        foreach (var fragment in fragments)
        {
            var (start, end) = (fragment.Start, fragment.Start + fragment.Length);
            while (fragment.Token < 0 && text[start..end].IndexOf(spelling) is var at and >= 0)
            {
                if (at > 0)
                {
                    result.Add(new Fragment(start, at, -1));
                }

                result.Add(new Fragment(start + at, spelling.Length, token));
                start += at + spelling.Length;
            }

            if (start < end)
            {
                result.Add(fragment with { Start = start, Length = end - start });
            }
        }

        return result;
    }

    /// <summary>A stretch of the text.</summary>
    /// <param name="Start">Its first byte.</param>
    /// <param name="Length">How many bytes.</param>
    /// <param name="Token">The special token that it spells; −1 for running text.</param>
    internal readonly record struct Fragment(int Start, int Length, int Token);
}
