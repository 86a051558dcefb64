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
    public static void WriteSentencePiece(GgufWriter writer, bool addSpacePrefix = false)
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

    /// <summary>How many tokens <see cref="WriteSentencePiece"/> writes.</summary>
    public static int SentencePieceSize { get; } = 3 + 256 + 6 + 1 + Pieces().Distinct(StringComparer.Ordinal).Count();

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
