using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace HomeLLM.Grammar;

/// <summary>
/// Spells forced texts in a vocabulary, each once: the same few texts are forced in every grammar. Not thread-safe.
/// </summary>
/// <param name="tokenize">The vocabulary's own tokenizer; adds nothing before the text.</param>
public sealed class ForcedTextCache(Func<string, int[]> tokenize)
{
    private const int MaxTexts = 4096;

    private readonly Dictionary<byte[], int[]> _tokens = new(new BytesComparer());

    /// <summary>The tokens of a text.</summary>
    /// <param name="text">Whole characters of UTF-8.</param>
    internal int[] Tokenize(ReadOnlySpan<byte> text)
    {
        var lookup = _tokens.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (lookup.TryGetValue(text, out var tokens)) return tokens;
        tokens = tokenize(Encoding.UTF8.GetString(text));
        if (_tokens.Count >= MaxTexts) _tokens.Clear();
        lookup[text] = tokens;
        return tokens;
    }

    private sealed class BytesComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
