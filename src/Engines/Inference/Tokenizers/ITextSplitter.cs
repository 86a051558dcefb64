namespace HomeLLM.Engines.Inference.Tokenizers;

/// <summary>Splits running text, which holds no special tokens, into tokens. Thread-safe.</summary>
internal interface ITextSplitter
{
    /// <summary>Appends the tokens of a text.</summary>
    /// <param name="text">UTF-8, not empty.</param>
    /// <param name="output">Receives the tokens.</param>
    void Split(ReadOnlySpan<byte> text, List<int> output);
}
