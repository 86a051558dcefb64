using System.Text;
using HomeLLM.Engines.Inference.Ggml;
using HomeLLM.Engines.Inference.Tokenizers;

namespace HomeLLM.Engines.Inference.Whisper;

/// <summary>The tokens that a file names, and the way from text to tokens and back. Thread-safe.</summary>
internal sealed class WhisperVocabulary
{
    private const int MaxTokenBytes = 1_024;

    private readonly byte[][] _texts;
    private readonly TextTable _table;
    private readonly PreTokenizer _words = PreTokenizer.Find("gpt-2")!;

    /// <param name="tokens">Where the special tokens lie.</param>
    /// <param name="texts">The named tokens' texts, as they stand for text; those from the end of text on are left out.</param>
    public WhisperVocabulary(WhisperTokens tokens, byte[][] texts)
    {
        Tokens = tokens;
        _texts = texts.Length > tokens.EndOfText ? texts[..tokens.EndOfText] : texts;
        _table = new TextTable(_texts, firstWins: false);
    }

    /// <summary>Where the special tokens lie.</summary>
    public WhisperTokens Tokens { get; }

    /// <summary>How many tokens of text have a name; the ones behind them stand for nothing and are never chosen.</summary>
    public int NamedTokens => _texts.Length;

    /// <summary>Reads the list of tokens.</summary>
    /// <exception cref="GgmlFormatException">There are more tokens than the model has, or a token is too long.</exception>
    public static WhisperVocabulary Read(GgmlFile file, WhisperTokens tokens)
    {
        var texts = new byte[file.ReadInt32("number of tokens", 0, (int)Math.Min(tokens.VocabularySize, file.Left / sizeof(int)))][];
        for (var token = 0; token < texts.Length; token++)
        {
            var length = file.ReadInt32($"length of token {token}", 0, MaxTokenBytes);
            texts[token] = file.Take(length, $"token {token}").ToArray();
        }

        return new WhisperVocabulary(tokens, texts);
    }

    /// <summary>The bytes of UTF-8 that a token stands for; none for special tokens and such without a name.</summary>
    public ReadOnlySpan<byte> GetBytes(int token) => token < _texts.Length ? _texts[token] : [];

    /// <summary>The token of exactly this text; −1 for none.</summary>
    public int Find(string text) => _table.Find(Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Splits a text into words, and each into the longest tokens from its beginning, as whisper.cpp does: the file doesn't hold the merges.
    /// Bytes that no token stands for are left out.
    /// </summary>
    public int[] Tokenize(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var characters = new CharacterText(utf8);
        var output = new List<int>();
        var start = 0;
        foreach (var end in _words.FindWordEnds(characters))
        {
            AppendLongest(utf8.AsSpan(characters.Offset(start)..characters.Offset(end)), output);
            start = end;
        }

        return [.. output];
    }

    private void AppendLongest(ReadOnlySpan<byte> word, List<int> output)
    {
        while (!word.IsEmpty)
        {
            var length = Math.Min(word.Length, MaxTokenBytes);
            var token = -1;
            for (; length > 0; length--)
            {
                token = _table.Find(word[..length]);
                if (token >= 0)
                {
                    output.Add(token);
                    break;
                }
            }

            word = word[Math.Max(1, length)..];
        }
    }
}
