using System.Text;
using HomeLLM.Engines.Inference.Gguf;

namespace HomeLLM.Engines.Inference.Tests.Support;

/// <summary>Small vocabularies, made the same way every time.</summary>
internal static class TestVocabularies
{
    private const string Words =
        "turn on off the kitchen light lights fan set brightness to percent bedroom lamp hall ceiling service device light.turn_on target_device " +
        "please all in room speed up down brighter warm white colour über Grüße 温度 switch";

    /// <summary>The <c>tokenizer.ggml.*</c> keys of a SentencePiece vocabulary: 3 control tokens, 256 bytes, user-defined tokens, pieces.</summary>
    public static void WriteSentencePiece(GgufWriter writer, bool addSpacePrefix = false, int size = 0)
    {
        var tokens = new List<(string Text, float Score, int Kind)> { ("<unk>", 0, 2), ("<s>", 0, 3), ("</s>", 0, 3) };
        tokens.AddRange(Enumerable.Range(0, 256).Select(value => ($"<0x{value:X2}>", 0f, 6)));
        tokens.AddRange(new[] { "#1", "#12", "#1 #2", "@1", "\n\n", "{\"service\":\"" }.Select(text => (text, 0f, 4)));
        tokens.Add(("<|turn|>", 0, 3));
        var known = tokens.Select(token => token.Text).ToHashSet(StringComparer.Ordinal);
        var random = new SeededRandom(7);
        foreach (var piece in Pieces().Where(known.Add))
        {
            // Equal scores on purpose: the leftmost pair must win.
            tokens.Add((piece, -random.Next(60), 1));
        }

        while (tokens.Count < size)
        {
            tokens.Add(($"<unused{tokens.Count}>", 0, 5));
        }

        writer.Text("tokenizer.ggml.model", "llama")
            .Texts("tokenizer.ggml.tokens", [.. tokens.Select(token => Encoding.UTF8.GetBytes(token.Text))])
            .Numbers("tokenizer.ggml.scores", GgufValueType.Float32, tokens.Select(token => token.Score).ToArray())
            .Numbers("tokenizer.ggml.token_type", GgufValueType.Int32, tokens.Select(token => token.Kind).ToArray())
            .UInt32("tokenizer.ggml.bos_token_id", 1)
            .UInt32("tokenizer.ggml.eos_token_id", 2)
            .UInt32("tokenizer.ggml.unknown_token_id", 0)
            .Bool("tokenizer.ggml.add_bos_token", true)
            .Bool("tokenizer.ggml.add_space_prefix", addSpacePrefix);
    }

    /// <summary>A token for each byte, which SentencePiece spells what it has no piece for with.</summary>
    public static IEnumerable<(string Text, int Kind)> Bytes => Enumerable.Range(0, 256).Select(value => ($"<0x{value:X2}>", 6));

    /// <summary>A model of these SentencePiece tokens, and nothing else in its vocabulary.</summary>
    public static ModelSpec Tiny((string Text, int Kind)[] tokens) => new()
    {
        Embedding = 32,
        Heads = 2,
        KeyValueHeads = 2,
        Layers = 1,
        VocabularySize = tokens.Length,
        Vocabulary = writer => writer.Text("tokenizer.ggml.model", "llama")
            .Texts("tokenizer.ggml.tokens", [.. tokens.Select(token => Encoding.UTF8.GetBytes(token.Text))])
            .Numbers("tokenizer.ggml.scores", GgufValueType.Float32, tokens.Select((_, i) => -(float)i).ToArray())
            .Numbers("tokenizer.ggml.token_type", GgufValueType.Int32, tokens.Select(token => token.Kind).ToArray()),
    };

    /// <summary>How many tokens <see cref="WriteSentencePiece"/> writes.</summary>
    public static int SentencePieceSize { get; } = 3 + 256 + 6 + 1 + Pieces().Distinct(StringComparer.Ordinal).Count();

    /// <summary>The <c>tokenizer.ggml.*</c> keys of a byte-pair vocabulary: bytes, what 120 merges make of them, user-defined and control tokens.</summary>
    /// <param name="writer">Receives the keys.</param>
    /// <param name="preTokenizer"><c>tokenizer.ggml.pre</c>.</param>
    public static void WriteBytePair(GgufWriter writer, string preTokenizer)
    {
        var merges = LearnMerges();
        var tokens = BytePairTokens(merges);
        writer.Text("tokenizer.ggml.model", "gpt2")
            .Text("tokenizer.ggml.pre", preTokenizer)
            .Texts("tokenizer.ggml.tokens", [.. tokens.Select(token => Encoding.UTF8.GetBytes(token.Text))])
            .Numbers("tokenizer.ggml.token_type", GgufValueType.Int32, tokens.Select(token => token.Kind).ToArray())
            .Texts("tokenizer.ggml.merges", [.. merges.Select(merge => Encoding.UTF8.GetBytes($"{merge.Left} {merge.Right}"))])
            .UInt32("tokenizer.ggml.bos_token_id", (uint)(tokens.Count - 1))
            .UInt32("tokenizer.ggml.eos_token_id", (uint)(tokens.Count - 1));
    }

    /// <summary>How many tokens <see cref="WriteBytePair"/> writes.</summary>
    public static int BytePairSize { get; } = BytePairTokens(LearnMerges()).Count;

    // Different merges may make the same token; "hallways" is a whole word that no merges lead to.
    private static List<(string Text, int Kind)> BytePairTokens(List<(string Left, string Right)> merges) =>
    [
        .. Enumerable.Range(0, 256).Select(value => (Spell((byte)value), 1)),
        .. merges.Select(merge => (merge.Left + merge.Right, 1)).Distinct(),
        ("hallways", 1), ("#1", 4), ("#12", 4), ("\n\n", 4), ("<|im_start|>", 3), ("<|im_end|>", 3), ("<|endoftext|>", 3),
    ];

    // Byte-pair encoding's own training: merge the most frequent pair (the first in order of spelling, of equals), again and again.
    private static List<(string Left, string Right)> LearnMerges()
    {
        const int count = 120;
        var words = (Words + " the's the'll 100 2024 50% it's don't").Split(' ')
            .SelectMany(word => new[] { word, " " + word })
            .Select(word => Encoding.UTF8.GetBytes(word).Select(Spell).ToList())
            .ToList();
        var merges = new List<(string Left, string Right)>();
        while (merges.Count < count)
        {
            var best = words.SelectMany(word => word.Zip(word.Skip(1)))
                .GroupBy(pair => pair)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key.First + " " + group.Key.Second, StringComparer.Ordinal)
                .First().Key;
            merges.Add((best.First, best.Second));
            words.ForEach(word => Merge(word, best));
        }

        return merges;
    }

    private static void Merge(List<string> word, (string Left, string Right) pair)
    {
        for (var i = 0; i + 1 < word.Count; i++)
        {
            if ((word[i], word[i + 1]) == pair)
            {
                word[i] += word[i + 1];
                word.RemoveAt(i + 1);
            }
        }
    }

    private static string Spell(byte value)
    {
        static bool IsPrintable(int value) => value is (>= 0x21 and <= 0x7E) or (>= 0xA1 and <= 0xAC) or >= 0xAE;
        var character = IsPrintable(value) ? value : 0x100 + Enumerable.Range(0, value).Count(lower => !IsPrintable(lower));
        return ((char)character).ToString();
    }

    private static IEnumerable<string> Pieces()
    {
        foreach (var word in Words.Split(' '))
        {
            for (var start = 0; start < Math.Min(3, word.Length); start++)
            {
                for (var end = start + 1; end <= word.Length; end++)
                {
                    yield return word[start..end];
                    if (start == 0)
                    {
                        yield return "▁" + word[..end];
                    }
                }
            }
        }

        foreach (var character in "abcdefghijklmnopqrstuvwxyz0123456789:,.{}\"_▁")
        {
            yield return character.ToString();
        }
    }
}
