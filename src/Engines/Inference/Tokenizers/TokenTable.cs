namespace HomeLLM.Engines.Inference.Tokenizers;

/// <summary>
/// A vocabulary's tokens as the file spells them: texts, scores, kinds, and the way from text to token. Where two tokens have the same text,
/// the later one is found, as in llama.cpp.
/// </summary>
/// <param name="texts">One per token, UTF-8, none empty.</param>
/// <param name="scores">One per token.</param>
/// <param name="kinds">One per token.</param>
internal sealed class TokenTable(byte[][] texts, float[] scores, TokenKind[] kinds)
{
    private readonly TextTable _texts = new(texts, firstWins: false);

    /// <summary>How many tokens there are.</summary>
    public int Count => _texts.Count;

    /// <summary>A token's text, as the file spells it.</summary>
    public ReadOnlySpan<byte> Text(int token) => _texts[token];

    /// <summary>A token's score; higher merges first.</summary>
    public float Score(int token) => scores[token];

    /// <summary>What a token is.</summary>
    public TokenKind Kind(int token) => kinds[token];

    /// <summary>Overrules what the file says of a token.</summary>
    public void SetKind(int token, TokenKind kind) => kinds[token] = kind;

    /// <summary>The token of exactly this text, of any kind; −1 for none.</summary>
    public int Find(ReadOnlySpan<byte> text) => _texts.Find(text);

    /// <summary>
    /// The token of exactly this text that running text may become; −1 for none. Control tokens are never made from running text: llama.cpp
    /// would, where a vocabulary happens to hold the parts of a control token's name; this engine differs for safety.
    /// </summary>
    public int FindInText(ReadOnlySpan<byte> text)
    {
        var token = Find(text);
        return token >= 0 && kinds[token] is not (TokenKind.Control or TokenKind.Unknown) ? token : -1;
    }
}
