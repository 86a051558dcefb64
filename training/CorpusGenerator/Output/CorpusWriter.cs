using System.Text.Encodings.Web;
using System.Text.Json;
using HomeLLM.CorpusGenerator.Examples;

namespace HomeLLM.CorpusGenerator.Output;

/// <summary>Writes examples as JSON Lines: <c>{"p": prompt, "t": target, "k": kind}</c>.</summary>
internal static class CorpusWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a file, replacing what was there only once it is whole.</summary>
    public static void Write(string path, IEnumerable<Example> examples)
    {
        var partial = path + ".partial";
        using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
        {
            foreach (var example in examples)
            {
                using (var writer = new Utf8JsonWriter(file, Options))
                {
                    writer.WriteStartObject();
                    writer.WriteString("p", example.Prompt);
                    writer.WriteString("t", example.Target);
                    writer.WriteString("k", example.Kind);
                    writer.WriteEndObject();
                }

                file.Write("\n"u8);
            }
        }

        File.Move(partial, path, overwrite: true);
    }

    /// <summary>The name of a split's file.</summary>
    public static string FileName(Split split) => split switch
    {
        Split.Train => "train.jsonl",
        Split.ValidSeen => "valid_seen.jsonl",
        Split.ValidNames => "valid_names.jsonl",
        _ => "valid_phrases.jsonl",
    };
}
