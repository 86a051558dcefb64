namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>
/// Where the special tokens lie. They follow the 50,256 (multilingual: 50,257) tokens of text whatever the file names; between start and
/// translation lie the languages. Source: OpenAI's tokenizer.
/// </summary>
internal sealed class WhisperTokens
{
    private const int EnglishText = 50_256;
    private const int EnglishLanguages = 99; // room for their tokens, which are never used
    private const int NewestVocabulary = 51_866;

    /// <param name="vocabularySize">How many tokens the model has.</param>
    public WhisperTokens(int vocabularySize)
    {
        VocabularySize = vocabularySize;
        IsMultilingual = vocabularySize > WhisperHyperparameters.EnglishVocabulary;
        EndOfText = IsMultilingual ? EnglishText + 1 : EnglishText;
        var languages = vocabularySize == NewestVocabulary ? EnglishLanguages + 1 : EnglishLanguages;
        LanguageCount = IsMultilingual ? languages : 0;
        Translate = StartOfTranscript + languages + 1;
    }

    public int VocabularySize { get; }

    public bool IsMultilingual { get; }

    /// <summary>Ends a text; all tokens of text lie below it.</summary>
    public int EndOfText { get; }

    public int StartOfTranscript => EndOfText + 1;

    /// <summary>How many languages the model tells apart; none for English-only ones.</summary>
    public int LanguageCount { get; }

    /// <summary>The task of translating to English.</summary>
    public int Translate { get; }

    /// <summary>The task of writing what is said.</summary>
    public int Transcribe => Translate + 1;

    /// <summary>Stands before the text of what was said before.</summary>
    public int Previous => Translate + 3;

    /// <summary>Its probability after the start is that of silence.</summary>
    public int NoSpeech => Translate + 4;

    /// <summary>Asks for a text without timestamps.</summary>
    public int NoTimestamps => Translate + 5;

    /// <summary>The timestamp of the window's beginning; the ones behind it go on in steps of 20 ms up to the vocabulary's end.</summary>
    public int FirstTimestamp => Translate + 6;

    /// <summary>The token of a language, by its place in <see cref="WhisperLanguages.Codes"/>.</summary>
    public int Language(int index) => StartOfTranscript + 1 + index;
}
