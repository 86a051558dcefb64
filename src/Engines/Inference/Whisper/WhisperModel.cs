using HomeLLM.Engines.Inference.Audio;
using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Threading;

namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>A loaded Whisper model.</summary>
internal sealed class WhisperModel : ISpeechRecognizer
{
    private bool _disposed;

    private WhisperModel(
        WhisperHyperparameters sizes,
        MelFilters filters,
        WhisperVocabulary vocabulary,
        WhisperWeights weights,
        string name,
        WorkerPool pool,
        TimeProvider time)
    {
        Sizes = sizes;
        Filters = filters;
        Vocabulary = vocabulary;
        Weights = weights;
        Pool = pool;
        Time = time;
        Info = new SpeechModelInfo(
            name,
            DescribeKind(sizes),
            DescribeWeights(sizes.FileType),
            sizes.IsMultilingual ? WhisperLanguages.Codes[..vocabulary.Tokens.LanguageCount] : ["en"],
            sizes.IsMultilingual,
            sizes.AudioContext,
            MaxPast,
            weights.Count);
    }

    public SpeechModelInfo Info { get; }

    public WhisperHyperparameters Sizes { get; }

    public MelFilters Filters { get; }

    public WhisperVocabulary Vocabulary { get; }

    public WhisperWeights Weights { get; }

    /// <summary>The threads that evaluate together.</summary>
    public WorkerPool Pool { get; }

    public TimeProvider Time { get; }

    /// <summary>Tokens of text before that fit a prompt: half the context, less the token that stands before them.</summary>
    public int MaxPast => (Sizes.TextContext / 2) - 1;

    /// <summary>Tokens that a window's text may have: the other half, less the four that begin it.</summary>
    public int MaxTokens => (Sizes.TextContext / 2) - 4;

    /// <summary>Loads a model from a file, which it doesn't keep.</summary>
    /// <exception cref="GgmlFormatException">The file is not a good Whisper model.</exception>
    public static WhisperModel Load(GgmlFile file, string name, int threads, TimeProvider time)
    {
        var sizes = WhisperHyperparameters.Read(file);
        var filters = MelFilters.Read(file, sizes.MelBands);
        var vocabulary = WhisperVocabulary.Read(file, new WhisperTokens(sizes.VocabularySize));
        var weights = WhisperWeights.Load(file, sizes);
        return new WhisperModel(sizes, filters, vocabulary, weights, name, new WorkerPool(threads), time);
    }

    public int CountTokens(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Vocabulary.Tokenize(WhisperSession.Spaced(text)).Length;
    }

    public ISpeechSession CreateSession()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return new WhisperSession(this);
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            Pool.Dispose();
        }
    }

    private static string DescribeKind(WhisperHyperparameters sizes)
    {
        var kind = (sizes.AudioLayers, sizes.Width) switch
        {
            (4, 384) => "tiny",
            (6, 512) => "base",
            (12, 768) => "small",
            (24, 1_024) => "medium",
            (32, 1_280) => sizes.MelBands > 80 ? "large-v3" : "large",
            _ => "unknown",
        };
        if (kind == "unknown")
        {
            return kind;
        }

        var size = sizes.TextLayers == sizes.AudioLayers ? kind : sizes.TextLayers == 2 ? "distil-" + kind : kind + "-turbo";
        return sizes.IsMultilingual ? size : size + ".en";
    }

    private static string DescribeWeights(int fileType) => fileType switch
    {
        0 => "F32",
        1 => "F16",
        7 => "Q8_0",
        8 => "Q5_0",
        9 => "Q5_1",
        _ => "",
    };
}
