using System.Globalization;
using System.Text;

namespace HomeLLM.Engines.Inference.Tokenizers;

/// <summary>A text by characters (code points), with what each of them is and where its bytes begin.</summary>
internal sealed class CharacterText
{
    private readonly int[] _values;
    private readonly CharacterKind[] _kinds;
    private readonly int[] _offsets;

    /// <param name="text">UTF-8.</param>
    public CharacterText(ReadOnlySpan<byte> text)
    {
        _values = new int[text.Length];
        _kinds = new CharacterKind[text.Length];
        _offsets = new int[text.Length + 1];
        for (var at = 0; at < text.Length; Count++)
        {
            Rune.DecodeFromUtf8(text[at..], out var rune, out var length);
            _values[Count] = rune.Value;
            _kinds[Count] = Classify(rune);
            _offsets[Count] = at;
            at += length;
        }

        _offsets[Count] = text.Length;
    }

    /// <summary>How many characters there are.</summary>
    public int Count { get; }

    public int Value(int index) => _values[index];

    public CharacterKind Kind(int index) => _kinds[index];

    /// <summary>Where a character's bytes begin; <see cref="Count"/> gives the text's length.</summary>
    public int Offset(int index) => _offsets[index];

    /// <summary>The end of the run of characters of a kind that begins at <paramref name="start"/>; start itself where there is none.</summary>
    public int RunEnd(int start, int end, CharacterKind kind)
    {
        while (start < end && _kinds[start] == kind)
        {
            start++;
        }

        return start;
    }

    private static CharacterKind Classify(Rune rune)
    {
        if (Rune.IsWhiteSpace(rune))
        {
            return CharacterKind.Space;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            >= UnicodeCategory.UppercaseLetter and <= UnicodeCategory.OtherLetter => CharacterKind.Letter,
            >= UnicodeCategory.DecimalDigitNumber and <= UnicodeCategory.OtherNumber => CharacterKind.Number,
            >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherPunctuation => CharacterKind.Punctuation,
            _ => CharacterKind.Other,
        };
    }
}
