using System.Globalization;
using System.Text;

namespace HomeLLM.Grammar;

/// <summary>
/// The one way in which a text is spelled in a call line: a JSON string in which only quotes, backslashes and control characters
/// are escaped (RFC 8259); everything else stands for itself, in UTF-8.
/// </summary>
internal static class JsonSpelling
{
    /// <summary>The longest text that is spelled, in characters; names beyond it are not offered.</summary>
    public const int MaxLength = 255;

    /// <summary>Whether a text from outside can be spelled: not empty, not too long, and valid UTF-16.</summary>
    public static bool IsSpellable(string text)
    {
        if (text.Length is 0 or > MaxLength) return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }

    /// <summary>The text between quotes, escaped.</summary>
    public static string Quote(string text)
    {
        var builder = new StringBuilder(text.Length + 2).Append('"');
        AppendEscaped(builder, text);
        return builder.Append('"').ToString();
    }

    /// <summary>The text escaped, without quotes.</summary>
    public static string Escape(string text)
    {
        var builder = new StringBuilder(text.Length);
        AppendEscaped(builder, text);
        return builder.ToString();
    }

    private static void AppendEscaped(StringBuilder builder, string text)
    {
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => builder.Append("\\\""),
                '\\' => builder.Append("\\\\"),
                '\b' => builder.Append("\\b"),
                '\f' => builder.Append("\\f"),
                '\n' => builder.Append("\\n"),
                '\r' => builder.Append("\\r"),
                '\t' => builder.Append("\\t"),
                < ' ' => builder.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => builder.Append(character),
            };
        }
    }
}
