using Whisper.net;

namespace HomeLLM.Engines.Packages.Speech;

/// <summary>A Whisper file as a whole: what it says of itself, which Whisper.net keeps to itself, and whether all of it is there.</summary>
/// <param name="VocabularySize">Tokens; 51,865 and more where the model is multilingual.</param>
/// <param name="AudioContext">Positions of audio, 20 ms each.</param>
/// <param name="Width">Elements of a vector.</param>
/// <param name="AudioLayers">Layers of the encoder.</param>
/// <param name="TextContext">Positions of text.</param>
/// <param name="TextLayers">Layers of the decoder.</param>
/// <param name="MelBands">Bands of the spectrogram.</param>
/// <param name="WeightType">How most weights are stored, ggml's number for whole files.</param>
internal sealed record WhisperFile(
    int VocabularySize, int AudioContext, int Width, int AudioLayers, int TextContext, int TextLayers, int MelBands, int WeightType)
{
    private const int EnglishVocabulary = 51_864, LargeV3Vocabulary = 51_866, MaxTokenBytes = 1_024, Frequencies = 201;
    private const int QuantizationVersionFactor = 1000, Singles = 0;

    /// <summary>Cantonese, which came with large-v3; Whisper.net leaves the last language out of its list.</summary>
    private const string LastLanguage = "yue";

    /// <summary>Whether it knows more than English.</summary>
    public bool IsMultilingual => VocabularySize > EnglishVocabulary;

    /// <summary>Reads a file to its end, weights left out.</summary>
    /// <exception cref="ModelFileException">It is no Whisper file, is damaged or cut short, or has what whisper.cpp can't compute.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    public static WhisperFile Read(string path)
    {
        using var walk = GgmlWalk.Open(path);
        var file = ReadHeader(walk);
        walk.ReadInt32("mel filters", file.MelBands, file.MelBands);
        walk.ReadInt32("mel filters", Frequencies, Frequencies);
        for (var i = 0; i < file.MelBands * Frequencies; i++)
        {
            if (!float.IsFinite(walk.ReadSingle("mel filters"))) throw walk.Wrong("mel filters", "finite weights", "one that is not");
        }

        var tokens = walk.ReadInt32("number of tokens", 0, file.VocabularySize);
        for (var token = 0; token < tokens; token++)
        {
            walk.Skip(walk.ReadInt32("length of a token", 0, MaxTokenBytes), "a token");
        }

        walk.CheckTensors();
        return file;
    }

    public SpeechModelInfo ToInfo(string fileName) => new(
        fileName,
        FindKind(),
        WeightType switch { 1 => "F16", 2 => "Q4_0", 3 => "Q4_1", 7 => "Q8_0", 8 => "Q5_0", 9 => "Q5_1", _ => "" },
        FindLanguages(),
        IsMultilingual,
        AudioContext,
        // As many as fit beside the answer, less the mark in front of them.
        (TextContext / 2) - 1,
        ParameterCount: 0);

    private static WhisperFile ReadHeader(GgmlWalk walk)
    {
        var vocabulary = walk.ReadInt32("n_vocab", EnglishVocabulary, LargeV3Vocabulary);
        var audioContext = walk.ReadInt32("n_audio_ctx", 1, 1_500);
        var width = walk.ReadInt32("n_audio_state", 1, 16_384);
        var heads = walk.ReadInt32("n_audio_head", 1, width);
        if (width % heads != 0) throw walk.Wrong("n_audio_head", $"a divisor of {width}", $"{heads}");
        var audioLayers = walk.ReadInt32("n_audio_layer", 1, 128);
        var textContext = walk.ReadInt32("n_text_ctx", 32, 4_096);
        walk.ReadInt32("n_text_state", width, width);
        walk.ReadInt32("n_text_head", heads, heads);
        var textLayers = walk.ReadInt32("n_text_layer", 1, 128);
        var bands = walk.ReadInt32("n_mels", 1, 256);
        var type = walk.ReadInt32("ftype", 0, 100_000) % QuantizationVersionFactor;
        if (type == Singles) throw walk.Wrong("ftype", "F16 or quantised weights: whisper.cpp can't compute F32 ones", "F32 ones");
        return new WhisperFile(vocabulary, audioContext, width, audioLayers, textContext, textLayers, bands, type);
    }

    private System.Collections.Immutable.ImmutableArray<string> FindLanguages()
    {
        if (!IsMultilingual) return ["en"];
        var known = WhisperFactory.GetSupportedLanguages().Where(code => code != LastLanguage);
        return VocabularySize == LargeV3Vocabulary ? [.. known, LastLanguage] : [.. known];
    }

    private string FindKind()
    {
        var kind = (AudioLayers, Width) switch
        {
            (4, 384) => "tiny",
            (6, 512) => "base",
            (12, 768) => "small",
            (24, 1_024) => "medium",
            (32, 1_280) => MelBands > 80 ? "large-v3" : "large",
            _ => "unknown",
        };
        if (kind == "unknown") return kind;
        var size = TextLayers == AudioLayers ? kind : TextLayers == 2 ? $"distil-{kind}" : $"{kind}-turbo";
        return IsMultilingual ? size : $"{size}.en";
    }
}
