namespace HomeLLM.CorpusGenerator;

/// <summary>Puts the blanks of composed texts right.</summary>
internal static class Blanks
{
    /// <summary>The same words with single blanks between them and none at the ends.</summary>
    public static string Single(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
