using System.Text;

namespace HomeLLM.Engines.Inference.Tokenizers;

/// <summary>Finds the tokens that end an answer: those that the file names, and those with the usual names, as llama.cpp does.</summary>
internal static class EndOfGeneration
{
    private static readonly string[] Names =
    [
        "<|eot_id|>", "<|im_end|>", "<|end|>", "<|return|>", "<|call|>", "<end_of_turn>", "<|endoftext|>", "</s>", "<|eom_id|>", "<EOT>",
        "_<EOT>", "[EOT]", "[EOS]", "<|end_of_text|>", "<end_of_utterance>", "<eos>",
        // Padding and separators of models that fill in the middle.
        "<|fim_pad|>", "<fim-pad>", "<fim_pad>", "<PAD>", "[PAD]", "<|fim_repo|>", "<|repo_name|>", "<fim-repo>", "<REPO>", "<reponame>",
        "<|file_sep|>",
    ];

    /// <summary>The tokens that end an answer. Those with the usual names count as control tokens from now on, whatever the file says.</summary>
    /// <param name="tokens">The vocabulary.</param>
    /// <param name="named">What the file names: end of text, of turn, of message.</param>
    public static HashSet<int> Find(TokenTable tokens, IEnumerable<int?> named)
    {
        var found = named.OfType<int>().ToHashSet();
        foreach (var name in Names)
        {
            var token = tokens.Find(Encoding.UTF8.GetBytes(name));
            if (token >= 0)
            {
                found.Add(token);
                tokens.SetKind(token, TokenKind.Control);
            }
        }

        return found;
    }
}
