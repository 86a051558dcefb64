using System.Collections.Immutable;

namespace HomeLLM.HomeAgent.Voice.Models;

/// <summary>The Whisper models in ggml form that their public address has, with their checksums as far as they are published.</summary>
internal static class SpeechModelCatalogue
{
    /// <summary>SHA-1 by name. Source: the table in whisper.cpp's models/README.md. Empty: the server's own checksum is what there is.</summary>
    private static readonly ImmutableSortedDictionary<string, string> Checksums = new Dictionary<string, string>
    {
        ["tiny"] = "bd577a113a864445d4c299885e0cb97d4ba92b5f",
        ["tiny.en"] = "c78c86eb1a8faa21b369bcd33207cc90d64ae9df",
        ["base"] = "465707469ff3a37a2b9b8d8f89f2f99de7299dac",
        ["base.en"] = "137c40403d78fd54d454da0f9bd998f78703390c",
        ["small"] = "55356645c2b361a969dfd0ef2c5a50d530afd8d5",
        ["small.en"] = "db8a495a91d927739e50b3fc1cc4c6b8f6c2d022",
        ["medium"] = "fd9727b6e1217c2f614f9b698455c4ffd82463b4",
        ["medium.en"] = "8c30f0e44ce9560643ebd10bbe50cd20eafd3723",
        ["large-v3-turbo"] = "4af2b29d7ec73d781377bfd1758ca957a807e941",
        ["large-v3-turbo-q5_0"] = "e050f7970618a659205450ad97eb95a18d69c9ee",
        ["tiny-q5_1"] = "", ["tiny-q8_0"] = "", ["tiny.en-q5_1"] = "", ["tiny.en-q8_0"] = "",
        ["base-q5_1"] = "", ["base-q8_0"] = "", ["base.en-q5_1"] = "", ["base.en-q8_0"] = "",
        ["small-q5_1"] = "", ["small-q8_0"] = "", ["small.en-q5_1"] = "", ["small.en-q8_0"] = "",
        ["medium-q5_0"] = "", ["medium-q8_0"] = "", ["medium.en-q5_0"] = "", ["medium.en-q8_0"] = "",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => Checksums.Keys;

    /// <summary>Finds a model.</summary>
    /// <param name="name">Such as <c>base.en</c> or <c>whisper-base.en</c>.</param>
    /// <returns>Its file and its SHA-1 in hexadecimal, empty where none is known; null where there is no such model.</returns>
    public static (string File, string Sha1)? Find(string name)
    {
        var plain = ToPlain(name);
        return Checksums.TryGetValue(plain, out var sha1) ? ($"ggml-{plain}.bin", sha1) : null;
    }

    /// <summary>The name as the catalogue has it: in lower case, without the family.</summary>
    public static string ToPlain(string name)
    {
        const string Family = "whisper-";
        return (name.StartsWith(Family, StringComparison.OrdinalIgnoreCase) ? name[Family.Length..] : name).ToLowerInvariant();
    }
}
