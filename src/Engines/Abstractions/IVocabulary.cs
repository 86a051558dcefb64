namespace HomeLLM.Engines;

/// <summary>A model's tokens, and the way from text to tokens and back. Thread-safe.</summary>
public interface IVocabulary
{
    /// <summary>How many tokens there are; tokens are 0 to Size − 1.</summary>
    int Size { get; }

    /// <summary>The token that begins a text; null where the model has none.</summary>
    int? BeginOfText { get; }

    /// <summary>Whether the model expects <see cref="BeginOfText"/> before every text.</summary>
    bool AddsBeginOfText { get; }

    /// <summary>The token that ends a text; null where the model has none.</summary>
    int? EndOfText { get; }

    /// <summary>Whether a token ends the model's answer (end of text, end of turn).</summary>
    bool IsEndOfGeneration(int token);

    /// <summary>The bytes of UTF-8 that a token stands for in running text; empty for control tokens.</summary>
    ReadOnlySpan<byte> GetBytes(int token);

    /// <summary>Splits a text into tokens, without adding <see cref="BeginOfText"/> or a leading space.</summary>
    /// <param name="text">Any text; valid UTF-16.</param>
    /// <param name="parseSpecial">Whether the spelled names of control tokens become those tokens; never for text from outside.</param>
    int[] Tokenize(string text, bool parseSpecial = false);
}
