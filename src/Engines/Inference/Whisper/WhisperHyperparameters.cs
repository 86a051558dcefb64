using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Kernels;

namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>The sizes of a Whisper model, as its file gives them.</summary>
internal sealed record WhisperHyperparameters
{
    /// <summary>The smallest vocabulary: the English-only one. Multilingual ones have 51,865 tokens, or 51,866 with Cantonese.</summary>
    public const int EnglishVocabulary = 51_864;

    private const int MaxVocabulary = 51_866;
    private const int MaxWidth = PanelVectorKernels.MaxColumns / FeedForwardFactor;
    private const int FeedForwardFactor = 4;

    /// <summary>How many logits there are, and rows of the token embedding; the file may name fewer tokens.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Positions of 20 ms that the encoder hears at most.</summary>
    public required int AudioContext { get; init; }

    /// <summary>Elements of a vector, in the encoder and in the decoder.</summary>
    public required int Width { get; init; }

    public required int Heads { get; init; }

    public required int AudioLayers { get; init; }

    /// <summary>Tokens that the decoder holds at most.</summary>
    public required int TextContext { get; init; }

    public required int TextLayers { get; init; }

    /// <summary>Bands of the mel spectrogram; even.</summary>
    public required int MelBands { get; init; }

    /// <summary>How most weights are stored, ggml's number of a file type: 0 F32, 1 F16, 7 Q8_0, 8 Q5_0, 9 Q5_1.</summary>
    public required int FileType { get; init; }

    /// <summary>Elements between the feed-forward network's two products.</summary>
    public int FeedForward => FeedForwardFactor * Width;

    /// <summary>Elements of a head; a multiple of 16.</summary>
    public int HeadLength => Width / Heads;

    public bool IsMultilingual => VocabularySize > EnglishVocabulary;

    /// <summary>Reads what follows the magic bytes.</summary>
    /// <exception cref="GgmlFormatException">A size is out of range, or the sizes don't go together.</exception>
    public static WhisperHyperparameters Read(GgmlFile file)
    {
        var vocabulary = file.ReadInt32("n_vocab", EnglishVocabulary, MaxVocabulary);
        var audioContext = file.ReadInt32("n_audio_ctx", 1, 1_500);
        var width = file.ReadInt32("n_audio_state", PanelKernels.Width, MaxWidth);
        var heads = file.ReadInt32("n_audio_head", 1, width / PanelKernels.Width);
        if (width % (heads * PanelKernels.Width) != 0)
        {
            throw new GgmlFormatException(
                "n_audio_head", $"heads of a multiple of {PanelKernels.Width} elements", $"{heads} heads in a width of {width}");
        }

        var audioLayers = file.ReadInt32("n_audio_layer", 1, 128);
        var textContext = file.ReadInt32("n_text_ctx", 32, 4_096);
        file.ReadInt32("n_text_state", width, width);
        file.ReadInt32("n_text_head", heads, heads);
        return new WhisperHyperparameters
        {
            VocabularySize = vocabulary,
            AudioContext = audioContext,
            Width = width,
            Heads = heads,
            AudioLayers = audioLayers,
            TextContext = textContext,
            TextLayers = file.ReadInt32("n_text_layer", 1, 128),
            MelBands = ReadBands(file),
            FileType = file.ReadInt32("ftype", 0, 100_000) % 1_000, // thousands: the version of the quantisation
        };
    }

    private static int ReadBands(GgmlFile file)
    {
        var bands = file.ReadInt32("n_mels", 2, 256);
        return bands % 2 == 0 ? bands : throw new GgmlFormatException("n_mels", "an even number of bands", $"{bands}");
    }
}
