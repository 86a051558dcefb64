using HomeLLM.Engines.Inference.Whisper.Decoding;

namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>Lets a multilingual model say which language it hears.</summary>
internal static class LanguageChoice
{
    /// <summary>Chooses.</summary>
    /// <param name="decoder">Has listened to the window.</param>
    /// <param name="tokens">Where the special tokens lie.</param>
    /// <param name="candidates">The languages' codes to choose from; empty for all.</param>
    /// <returns>The language's place in <see cref="WhisperLanguages.Codes"/>, and how sure the model is, among the candidates.</returns>
    public static (int Index, float Probability) Choose(WhisperDecoder decoder, WhisperTokens tokens, IReadOnlyCollection<string> candidates)
    {
        decoder.Begin([tokens.StartOfTranscript], 0);
        var logits = decoder.Logits(0).Slice(tokens.Language(0), tokens.LanguageCount).ToArray();
        for (var i = 0; i < logits.Length; i++)
        {
            if (candidates.Count > 0 && !candidates.Contains(WhisperLanguages.Codes[i]))
            {
                logits[i] = float.NegativeInfinity;
            }
        }

        TokenRules.ToLogProbabilities(logits);
        var largest = logits.Max();
        return (Math.Max(0, logits.IndexOf(largest)), MathF.Exp(largest));
    }
}
