using System.Text.Encodings.Web;
using System.Text.Json;

namespace HomeLLM.HomeAgent;

/// <summary>How the program writes JSON.</summary>
internal static class Json
{
    /// <summary>One line, in which letters of all languages and quotes stand for themselves: it goes into files and topics, never into HTML.</summary>
    public static JsonSerializerOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
