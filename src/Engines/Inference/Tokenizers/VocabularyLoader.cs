using System.Globalization;
using System.Text;
using HomeLLM.Engines.Inference.Gguf;

namespace HomeLLM.Engines.Inference.Tokenizers;

/// <summary>Reads the <c>tokenizer.ggml.*</c> keys, with llama.cpp's defaults.</summary>
internal static class VocabularyLoader
{
    private const string Prefix = "tokenizer.ggml.";
    private const int MaxKind = (int)TokenKind.Byte;

    private static readonly string[] EndKeys =
        ["eot_token_id", "eom_token_id", "fim_pad_token_id", "fim_rep_token_id", "fim_sep_token_id"];

    /// <exception cref="GgufFormatException">A key is missing, of another type, or asks for what isn't supported.</exception>
    public static Vocabulary Load(GgufMetadata metadata)
    {
        var model = metadata.GetText(Prefix + "model");
        var tokens = ReadTokens(metadata);
        return model switch
        {
            "llama" => LoadSentencePiece(metadata, tokens),
            "gpt2" => LoadBytePair(metadata, tokens),
            _ => throw new GgufFormatException(Prefix + "model", "llama or gpt2", model),
        };
    }

    private static Vocabulary LoadSentencePiece(GgufMetadata metadata, TokenTable tokens)
    {
        if (!metadata.Has(Prefix + "scores"))
        {
            throw new GgufFormatException(Prefix + "scores", "an array of scores", "no such key");
        }

        var unknown = FindToken(metadata, tokens, "unknown_token_id", 0);
        return Build(metadata, tokens, new SentencePieceSplitter(tokens, unknown ?? -1), SentencePieceBytes, 1, 2, addsBeginOfText: true);
    }

    private static Vocabulary LoadBytePair(GgufMetadata metadata, TokenTable tokens)
    {
        var merges = metadata.FindArray<byte[]>(Prefix + "merges")
            ?? throw new GgufFormatException(Prefix + "merges", "an array of texts", "no such key");
        var name = metadata.TryGetText(Prefix + "pre", out var pre) ? pre : "default";
        var preTokenizer = PreTokenizer.Find(name) ?? throw new GgufFormatException(Prefix + "pre", PreTokenizer.KnownNames, name);
        var isLlama3 = PreTokenizer.TakesWholeWords(name);
        var splitter = new BytePairSplitter(tokens, merges, preTokenizer, isLlama3);
        return Build(metadata, tokens, splitter, BytePairBytes, 11, 11, addsBeginOfText: isLlama3);
    }

    private static Vocabulary Build(
        GgufMetadata metadata,
        TokenTable tokens,
        ITextSplitter splitter,
        Func<TokenTable, int, byte[]> decode,
        int defaultBegin,
        int defaultEnd,
        bool addsBeginOfText)
    {
        var begin = FindToken(metadata, tokens, "bos_token_id", defaultBegin);
        var end = FindToken(metadata, tokens, "eos_token_id", defaultEnd);
        var named = EndKeys.Select(key => FindToken(metadata, tokens, key, -1)).Append(end);
        var endOfGeneration = EndOfGeneration.Find(tokens, named);
        var bytes = new byte[tokens.Count][];
        for (var token = 0; token < bytes.Length; token++)
        {
            bytes[token] = decode(tokens, token);
        }

        return new Vocabulary(tokens, splitter, bytes, endOfGeneration)
        {
            BeginOfText = begin,
            EndOfText = end,
            AddsBeginOfText = begin is not null && (metadata.FindBool(Prefix + "add_bos_token") ?? addsBeginOfText),
        };
    }

    private static TokenTable ReadTokens(GgufMetadata metadata)
    {
        var key = Prefix + "tokens";
        var texts = metadata.FindArray<byte[]>(key) ?? throw new GgufFormatException(key, "an array of texts", "no such key");
        if (texts.Length == 0)
        {
            throw new GgufFormatException(key, "at least one token", "an empty array");
        }

        for (var token = 0; token < texts.Length; token++)
        {
            texts[token] = texts[token].Length > 0 ? texts[token] : Encoding.ASCII.GetBytes($"[EMPTY_{token}]");
        }

        var scores = metadata.FindArray<float>(Prefix + "scores") ?? new float[texts.Length];
        var kinds = metadata.FindArray<int>(Prefix + "token_type") ?? [.. Enumerable.Repeat((int)TokenKind.Normal, texts.Length)];
        CheckLength(Prefix + "scores", scores.Length, texts.Length);
        CheckLength(Prefix + "token_type", kinds.Length, texts.Length);
        if (scores.AsSpan().ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
        {
            throw new GgufFormatException(Prefix + "scores", "finite numbers", "one that is not");
        }

        return new TokenTable(texts, scores, [.. kinds.Select(kind => kind is >= 0 and <= MaxKind ? (TokenKind)kind : TokenKind.Undefined)]);
    }

    private static void CheckLength(string key, int length, int expected)
    {
        if (length != expected)
        {
            throw new GgufFormatException(key, $"one element for each of {expected} tokens", $"{length}");
        }
    }

    // llama.cpp ignores numbers that are out of range and keeps the default.
    private static int? FindToken(GgufMetadata metadata, TokenTable tokens, string name, int defaultToken)
    {
        var token = metadata.FindInteger(Prefix + name, long.MinValue, long.MaxValue);
        if (token is null or < 0 || token >= tokens.Count)
        {
            token = defaultToken;
        }

        return token >= 0 && token < tokens.Count ? (int)token : null;
    }

    private static byte[] SentencePieceBytes(TokenTable tokens, int token)
    {
        var text = tokens.Text(token);
        return tokens.Kind(token) switch
        {
            TokenKind.Normal => ReplaceEscapedSpaces(text),
            TokenKind.UserDefined => text.ToArray(),
            TokenKind.Byte => [ReadByteToken(text, token)],
            _ => [],
        };
    }

    private static byte[] BytePairBytes(TokenTable tokens, int token)
    {
        var text = tokens.Text(token);
        return tokens.Kind(token) switch
        {
            TokenKind.Normal => ByteSpelling.Read(text),
            TokenKind.UserDefined => text.ToArray(),
            TokenKind.Byte => [ReadByteToken(text, token)],
            _ => [],
        };
    }

    private static byte[] ReplaceEscapedSpaces(ReadOnlySpan<byte> text)
    {
        var result = new List<byte>(text.Length);
        while (!text.IsEmpty)
        {
            var isSpace = text.StartsWith(SentencePieceSplitter.EscapedSpace);
            result.Add(isSpace ? (byte)' ' : text[0]);
            text = text[(isSpace ? SentencePieceSplitter.EscapedSpace.Length : 1)..];
        }

        return [.. result];
    }

    // "<0x0A>"
    private static byte ReadByteToken(ReadOnlySpan<byte> text, int token) =>
        text.Length == 6 && text.StartsWith("<0x"u8)
            && byte.TryParse(text[3..5], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new GgufFormatException($"{Prefix}tokens, token {token}", "a byte's spelling such as <0x0A>", Encoding.UTF8.GetString(text));
}
