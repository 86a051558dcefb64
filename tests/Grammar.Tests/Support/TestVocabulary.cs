using System.Text;

namespace HomeLLM.Grammar.Tests;

/// <summary>A vocabulary of all single bytes and some longer pieces; it spells by the longest piece that fits, from left to right.</summary>
internal sealed class TestVocabulary
{
    private readonly byte[][] _pieces;
    private readonly Dictionary<string, int> _byText;
    private readonly int _longest;

    /// <summary>Token 0 ends a text, 1 to 256 are the bytes, then come the pieces.</summary>
    public TestVocabulary(IEnumerable<string> pieces)
    {
        _pieces =
        [
            [],
            .. Enumerable.Range(0, 256).Select(value => new[] { (byte)value }),
            .. pieces.Distinct().Select(Encoding.UTF8.GetBytes).Where(bytes => bytes.Length > 1),
        ];
        _byText = [];
        for (var token = 1; token < _pieces.Length; token++) _byText[Convert.ToHexString(_pieces[token])] = token;
        _longest = _pieces.Max(piece => piece.Length);
        Trie = new TokenTrie(_pieces.Length, token => _pieces[token]);
    }

    public static int End => 0;

    public int Size => _pieces.Length;

    public TokenTrie Trie { get; }

    /// <summary>Pieces cut from sample texts by the dice.</summary>
    public static TestVocabulary CutFrom(Random random, IReadOnlyList<string> texts, int count) => new(Enumerable.Range(0, count).Select(_ =>
    {
        var text = texts[random.Next(texts.Count)];
        var start = random.Next(text.Length);
        var length = Math.Min(text.Length - start, random.Next(2, 14));
        return text.Substring(start, length);
    }).Where(piece => !char.IsLowSurrogate(piece[0]) && !char.IsHighSurrogate(piece[^1])));

    public int[] Tokenize(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        List<int> tokens = [];
        for (var at = 0; at < bytes.Length;)
        {
            var length = Math.Min(_longest, bytes.Length - at);
            int token;
            while (!_byText.TryGetValue(Convert.ToHexString(bytes, at, length), out token)) length--;
            tokens.Add(token);
            at += length;
        }

        return [.. tokens];
    }

    public string Text(IEnumerable<int> tokens) => Encoding.UTF8.GetString([.. tokens.SelectMany(token => _pieces[token])]);
}
