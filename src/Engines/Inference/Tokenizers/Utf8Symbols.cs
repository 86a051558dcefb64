namespace HomeLLM.Engines.Inference.Tokenizers;

/// <summary>Cuts UTF-8 into characters.</summary>
internal static class Utf8Symbols
{
    /// <summary>One symbol for each character, chained.</summary>
    public static List<Symbol> Split(ReadOnlySpan<byte> text)
    {
        var symbols = new List<Symbol>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(Length(text[at]), text.Length - at);
            symbols.Add(new Symbol
            {
                Start = at,
                Length = length,
                Previous = symbols.Count - 1,
                Next = at + length == text.Length ? -1 : symbols.Count + 1,
            });
            at += length;
        }

        return symbols;
    }

    /// <summary>How many bytes a character has, by its first.</summary>
    private static int Length(byte first) => first switch
    {
        < 0xC0 => 1,
        < 0xE0 => 2,
        < 0xF0 => 3,
        _ => 4,
    };
}
