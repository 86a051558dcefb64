using System.Text;

namespace HomeLLM.Packages.Tests.Speech;

/// <summary>
/// A Whisper file of the smallest kind without weights, which whisper.cpp takes as all zeros: it understands nothing, but goes all the way.
/// </summary>
internal static class EmptyWhisperModel
{
    private const int MelBands = 80, FilterLength = 201, EnglishTokens = 50_257, EnglishVocabulary = 51_864, SpaceToken = 220;

    /// <param name="isMultilingual">Whether it claims to know all languages.</param>
    public static byte[] Write(bool isMultilingual = false)
    {
        var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write(0x67676d6c);
        // Vocabulary; audio: context, width, heads, layers; text: the same; mel bands; F16.
        int[] sizes = [EnglishVocabulary + (isMultilingual ? 1 : 0), 1_500, 64, 1, 4, 448, 64, 1, 4, MelBands, 1];
        foreach (var size in sizes) writer.Write(size);
        writer.Write(MelBands);
        writer.Write(FilterLength);
        for (var i = 0; i < MelBands * FilterLength; i++) writer.Write(0.01f);
        var tokens = EnglishTokens + (isMultilingual ? 1 : 0);
        writer.Write(tokens);
        for (var token = 0; token < tokens; token++)
        {
            // whisper.cpp looks the token for a space up by its text.
            var text = Encoding.UTF8.GetBytes(token == SpaceToken ? " " : $" w{token}");
            writer.Write(text.Length);
            writer.Write(text);
        }

        return file.ToArray();
    }
}
