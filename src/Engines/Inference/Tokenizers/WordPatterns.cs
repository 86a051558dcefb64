namespace HomeLLM.Engines.Inference.Tokenizers;

/// <summary>
/// The patterns of pre-tokenizers, matched by hand. Each finds the end of the word that begins at <c>start</c>, seeing nothing beyond
/// <c>end</c>. Sources: the regular expressions of the models' tokenizer.json; letters, numbers and punctuation are Unicode's L, N and P.
/// </summary>
internal static class WordPatterns
{
    private const int DigitsOfLlama3 = 3;

    /// <summary><c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c></summary>
    public static int Gpt2(CharacterText text, int start, int end)
    {
        if (ContractionEnd(text, start, end, ignoreCase: false) is var contraction and > 0)
        {
            return contraction;
        }

        var first = text.Value(start) == ' ' && start + 1 < end ? start + 1 : start;
        return text.Kind(first) switch
        {
            CharacterKind.Letter => text.RunEnd(first, end, CharacterKind.Letter),
            CharacterKind.Number => text.RunEnd(first, end, CharacterKind.Number),
            CharacterKind.Space => SpaceEnd(text, start, end),
            _ => SymbolEnd(text, first, end),
        };
    }

    /// <summary>
    /// <c>(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+</c>
    /// </summary>
    public static int Llama3(CharacterText text, int start, int end) => Modern(text, start, end, DigitsOfLlama3);

    /// <summary>As <see cref="Llama3"/>, but with <c>\p{N}</c>: every digit is a word.</summary>
    public static int Qwen2(CharacterText text, int start, int end) => Modern(text, start, end, 1);

    /// <summary><c>\p{N}</c>, and whatever lies between.</summary>
    public static int SingleNumbers(CharacterText text, int start, int end) =>
        text.Kind(start) == CharacterKind.Number
            ? start + 1
            : FindFirst(text, start, end, static (text, at, _) => text.Kind(at) == CharacterKind.Number);

    /// <summary><c>\p{N}+</c>, and whatever lies between.</summary>
    public static int NumberRuns(CharacterText text, int start, int end) =>
        text.Kind(start) == CharacterKind.Number
            ? text.RunEnd(start, end, CharacterKind.Number)
            : FindFirst(text, start, end, static (text, at, _) => text.Kind(at) == CharacterKind.Number);

    /// <summary><c>[\p{P}\$\+&lt;=&gt;\^~\|]+</c>, and whatever lies between.</summary>
    public static int PunctuationRuns(CharacterText text, int start, int end) => IsPunctuation(text, start, end)
        ? FindFirst(text, start, end, static (text, at, end) => !IsPunctuation(text, at, end))
        : FindFirst(text, start, end, IsPunctuation);

    /// <summary><c>[0-9][0-9][0-9]</c>, and whatever lies between.</summary>
    public static int DigitTriples(CharacterText text, int start, int end) =>
        IsDigitTriple(text, start, end) ? start + 3 : FindFirst(text, start, end, IsDigitTriple);

    private static int Modern(CharacterText text, int start, int end, int maxDigits)
    {
        if (ContractionEnd(text, start, end, ignoreCase: true) is var contraction and > 0)
        {
            return contraction;
        }

        var kind = text.Kind(start);
        if (kind == CharacterKind.Number)
        {
            return Math.Min(text.RunEnd(start, end, CharacterKind.Number), start + maxDigits);
        }

        // Letters, with one other character before them, but no line break.
        var letters = kind == CharacterKind.Letter || IsLineBreak(text.Value(start)) ? start : start + 1;
        if (text.RunEnd(letters, end, CharacterKind.Letter) is var letterEnd && letterEnd > letters)
        {
            return letterEnd;
        }

        var symbols = text.Value(start) == ' ' ? start + 1 : start;
        if (symbols < end && text.Kind(symbols) is CharacterKind.Other or CharacterKind.Punctuation)
        {
            return LineBreakEnd(text, SymbolEnd(text, symbols, end), end);
        }

        return LastLineBreakEnd(text, start, end) is var lineEnd and > 0 ? lineEnd : SpaceEnd(text, start, end);
    }

    // 's 't 'm 'd 're 've 'll; 0 for none.
    private static int ContractionEnd(CharacterText text, int start, int end, bool ignoreCase)
    {
        if (text.Value(start) != '\'' || start + 1 >= end)
        {
            return 0;
        }

        var first = Fold(text.Value(start + 1), ignoreCase);
        if (first is 's' or 't' or 'm' or 'd')
        {
            return start + 2;
        }

        return start + 2 < end && (first, Fold(text.Value(start + 2), ignoreCase)) is ('r', 'e') or ('v', 'e') or ('l', 'l') ? start + 3 : 0;
    }

    private static char Fold(int value, bool ignoreCase) => value switch
    {
        >= 'A' and <= 'Z' when ignoreCase => (char)(value + 'a' - 'A'),
        < 128 => (char)value,
        _ => '\0',
    };

    private static int SymbolEnd(CharacterText text, int start, int end) =>
        FindFirst(text, start, end, static (text, at, _) => text.Kind(at) is CharacterKind.Letter or CharacterKind.Number or CharacterKind.Space);

    // \s+(?!\S)|\s+: the last space is left to the word behind it.
    private static int SpaceEnd(CharacterText text, int start, int end)
    {
        var spaces = text.RunEnd(start, end, CharacterKind.Space);
        return spaces < end && spaces - start > 1 ? spaces - 1 : spaces;
    }

    private static int LineBreakEnd(CharacterText text, int start, int end)
    {
        while (start < end && IsLineBreak(text.Value(start)))
        {
            start++;
        }

        return start;
    }

    // \s*[\r\n]+: up to the last line break of the spaces; 0 for none.
    private static int LastLineBreakEnd(CharacterText text, int start, int end)
    {
        var last = 0;
        var spaces = text.RunEnd(start, end, CharacterKind.Space);
        for (var at = start; at < spaces; at++)
        {
            last = IsLineBreak(text.Value(at)) ? at + 1 : last;
        }

        return last;
    }

    private static bool IsLineBreak(int value) => value is '\r' or '\n';

    private static bool IsPunctuation(CharacterText text, int at, int end) =>
        text.Kind(at) == CharacterKind.Punctuation || text.Value(at) is '$' or '+' or '<' or '=' or '>' or '^' or '~' or '|';

    private static bool IsDigitTriple(CharacterText text, int at, int end) =>
        at + 3 <= end && IsDigit(text.Value(at)) && IsDigit(text.Value(at + 1)) && IsDigit(text.Value(at + 2));

    private static bool IsDigit(int value) => value is >= '0' and <= '9';

    // The first place after start where a condition holds; the end where it never does.
    private static int FindFirst(CharacterText text, int start, int end, Func<CharacterText, int, int, bool> condition)
    {
        do
        {
            start++;
        }
        while (start < end && !condition(text, start, end));

        return start;
    }
}
