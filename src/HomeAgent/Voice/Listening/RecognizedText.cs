using HomeLLM.Engines;

namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>What the recogniser made of an utterance.</summary>
/// <param name="Text">Cleaned; empty where there was no speech.</param>
/// <param name="Language">The language's code; the given one, or the one that the model chose.</param>
/// <param name="Elapsed">How long it worked, its wait for the one before not included.</param>
internal readonly record struct RecognizedText(string Text, string Language, TimeSpan Elapsed)
{
    /// <summary>
    /// The words alone: recognisers write sounds between brackets, stars and notes ("[BLANK_AUDIO]", "(door closes)", "♪"), which nobody said.
    /// </summary>
    public static string Clean(SpeechRecognition recognition)
    {
        var kept = new System.Text.StringBuilder();
        var depth = 0;
        foreach (var character in recognition.Text)
        {
            if (character is '[' or '(' or '{') depth++;
            else if (character is ']' or ')' or '}') depth = Math.Max(0, depth - 1);
            else if (depth == 0 && character is not ('*' or '♪' or '♫')) kept.Append(char.IsControl(character) ? ' ' : character);
        }

        var text = string.Join(' ', kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return text.Any(char.IsLetterOrDigit) ? text : "";
    }
}
