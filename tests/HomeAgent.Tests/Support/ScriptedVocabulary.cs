using System.Text;
using HomeLLM.Engines;

namespace HomeLLM.HomeAgent.Tests.Support;

/// <summary>
/// A vocabulary made by hand: token 0 begins a text, 1 ends it, 2 ends a turn, 3 to 258 are the bytes, then come the pieces; the longest
/// piece that fits is taken, from left to right.
/// </summary>
internal sealed class ScriptedVocabulary : IVocabulary
{
    public const int Begin = 0, End = 1, EndOfTurn = 2;

    private const int FirstByte = 3;

    private readonly byte[][] _pieces;
    private readonly Dictionary<string, int> _tokens = [];

    public ScriptedVocabulary(params IEnumerable<string> pieces)
    {
        _pieces =
        [
            [], [], [],
            .. Enumerable.Range(0, 256).Select(value => new[] { (byte)value }),
            .. pieces.Select(Encoding.UTF8.GetBytes),
        ];
        for (var token = _pieces.Length - 1; token >= FirstByte; token--) _tokens[Convert.ToHexString(_pieces[token])] = token;
    }

    /// <summary>Pieces like those that a model of ours learns: the skeleton of a call line.</summary>
    public static ScriptedVocabulary Calls { get; } = new(
        "{\"service\":\"light.turn_on", "{\"service\":\"light.turn_off", "{\"service\":\"fan.", "{\"service\":\"none\",\"reason\":\"",
        "\",\"target_device\":\"", "\",\"target_area\":\"", "\",\"target_home\":true", "#1", "#2", "#3", "@1", "\",\"brightness_pct\":", ",\"", "\"}", "}",
        "\n{\"service\":\"light.turn_off", "no_such_device", "turn", "on", "off", "light");

    public int Size => _pieces.Length;

    public int? BeginOfText => Begin;

    public bool AddsBeginOfText => true;

    public int? EndOfText => End;

    public bool IsEndOfGeneration(int token) => token is End or EndOfTurn;

    public ReadOnlySpan<byte> GetBytes(int token) => _pieces[token];

    public int[] Tokenize(string text, bool parseSpecial = false)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var longest = _pieces.Max(piece => piece.Length);
        List<int> tokens = [];
        for (var at = 0; at < bytes.Length; at += _pieces[tokens[^1]].Length)
        {
            var length = Math.Min(longest, bytes.Length - at);
            while (!_tokens.ContainsKey(Convert.ToHexString(bytes, at, length))) length--;
            tokens.Add(_tokens[Convert.ToHexString(bytes, at, length)]);
        }

        return [.. tokens];
    }

    /// <summary>What tokens stand for.</summary>
    public string Text(ReadOnlySpan<int> tokens)
    {
        List<byte> bytes = [];
        foreach (var token in tokens) bytes.AddRange(_pieces[token]);
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
