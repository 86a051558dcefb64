using System.Collections.Frozen;
using System.Text;

namespace HomeLLM.Engines.Inference.Tokenizers;

/// <summary>
/// How byte-pair vocabularies spell bytes: printable ones of Latin-1 as themselves, the others as the characters from U+0100 on. Source: GPT-2.
/// </summary>
internal static class ByteSpelling
{
    private static readonly byte[][] Spellings = MakeSpellings();

    private static readonly FrozenDictionary<int, byte> Bytes = Enumerable.Range(0, 256)
        .ToFrozenDictionary(value => Encoding.UTF8.GetString(Spellings[value])[0] + 0, value => (byte)value);

    /// <summary>Spells bytes, in UTF-8.</summary>
    public static byte[] Spell(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        foreach (var b in bytes)
        {
            length += Spellings[b].Length;
        }

        var spelled = new byte[length];
        var at = 0;
        foreach (var b in bytes)
        {
            Spellings[b].CopyTo(spelled, at);
            at += Spellings[b].Length;
        }

        return spelled;
    }

    /// <summary>The bytes that a token spells; characters that spell no byte stay as they are.</summary>
    public static byte[] Read(ReadOnlySpan<byte> spelled)
    {
        var bytes = new List<byte>(spelled.Length);
        while (!spelled.IsEmpty)
        {
            Rune.DecodeFromUtf8(spelled, out var rune, out var length);
            if (Bytes.TryGetValue(rune.Value, out var value))
            {
                bytes.Add(value);
            }
            else
            {
                bytes.AddRange(spelled[..length]);
            }

            spelled = spelled[length..];
        }

        return [.. bytes];
    }

    private static byte[][] MakeSpellings()
    {
        var spellings = new byte[256][];
        var next = 0x100;
        for (var value = 0; value < spellings.Length; value++)
        {
            var isPrintable = value is (>= 0x21 and <= 0x7E) or (>= 0xA1 and <= 0xAC) or >= 0xAE;
            spellings[value] = Encoding.UTF8.GetBytes(((char)(isPrintable ? value : next++)).ToString());
        }

        return spellings;
    }
}
