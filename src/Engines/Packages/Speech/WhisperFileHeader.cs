using System.Buffers.Binary;
using Whisper.net;

namespace HomeLLM.Engines.Packages.Speech;

/// <summary>What the first bytes of a Whisper file say, which Whisper.net keeps to itself. Source: whisper.cpp's ggml form.</summary>
/// <param name="VocabularySize">Tokens; 51,865 and more where the model is multilingual.</param>
/// <param name="AudioContext">Positions of audio, 20 ms each.</param>
/// <param name="AudioLayers">Layers of the encoder.</param>
/// <param name="TextContext">Positions of text.</param>
/// <param name="TextLayers">Layers of the decoder.</param>
/// <param name="WeightType">How most weights are stored, ggml's number for whole files.</param>
internal readonly record struct WhisperFileHeader(
    int VocabularySize, int AudioContext, int AudioLayers, int TextContext, int TextLayers, int WeightType)
{
    private const uint Magic = 0x67676d6c;
    private const int Fields = 11, FirstMultilingualSize = 51_865, QuantizationVersionFactor = 1000;

    /// <summary>Whether it knows more than English.</summary>
    public bool IsMultilingual => VocabularySize >= FirstMultilingualSize;

    /// <exception cref="ModelFileException">It is no Whisper file.</exception>
    public static WhisperFileHeader Read(string path)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint) + (Fields * sizeof(int))];
        using var file = File.OpenRead(path);
        if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic)
            throw NoGgml(path);
        Span<int> fields = stackalloc int[Fields];
        for (var i = 0; i < Fields; i++) fields[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(sizeof(uint) * (i + 1))..]);
        var header = new WhisperFileHeader(fields[0], fields[1], fields[4], fields[5], fields[8], fields[10] % QuantizationVersionFactor);
        // whisper.cpp allocates by these numbers before it reads on.
        var isSane = fields[..10].ContainsAnyExceptInRange(1, 1_000_000) is false && header.AudioContext <= 100_000 && header.TextContext <= 100_000
            && header.AudioLayers <= 256 && header.TextLayers <= 256 && fields[2] <= 16_384 && fields[6] <= 16_384 && fields[9] <= 1_024;
        return isSane ? header : throw new ModelFileException($"{path}, header: the sizes {string.Join(", ", fields.ToArray())} are no Whisper model's");
    }

    /// <exception cref="ModelFileException">The file is not in ggml form at all.</exception>
    public static void CheckMagic(string path)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        using var file = File.OpenRead(path);
        if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic)
            throw NoGgml(path);
    }

    public SpeechModelInfo ToInfo(string fileName) => new(
        fileName,
        FindKind(),
        WeightType switch { 0 => "F32", 1 => "F16", 2 => "Q4_0", 3 => "Q4_1", 7 => "Q8_0", 8 => "Q5_0", 9 => "Q5_1", _ => "" },
        IsMultilingual ? [.. WhisperFactory.GetSupportedLanguages()] : ["en"],
        IsMultilingual,
        AudioContext,
        // As many as fit beside the answer, less the mark in front of them.
        (TextContext / 2) - 1,
        ParameterCount: 0);

    private static ModelFileException NoGgml(string path) => new($"{path}, header: expected the ggml form of whisper.cpp (a file named ggml-….bin)");

    private string FindKind()
    {
        var kind = (AudioLayers, TextLayers) switch
        {
            (4, 4) => "tiny",
            (6, 6) => "base",
            (12, 12) => "small",
            (24, 24) => "medium",
            (32, 32) => "large",
            (32, 4) => "large-turbo",
            _ => "unknown",
        };
        return IsMultilingual || kind == "unknown" ? kind : $"{kind}.en";
    }
}
