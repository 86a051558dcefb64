namespace HomeLLM.Engines.Inference.Tokenizers;

/// <summary>Cuts a text into words, which tokens never cross: one pass after another, each cutting what the ones before it have left whole.</summary>
internal sealed class PreTokenizer
{
    private static readonly Pass[] Gpt2 = [WordPatterns.Gpt2];
    private static readonly Pass[] Llama3 = [WordPatterns.Llama3];
    private static readonly Pass[] Qwen2 = [WordPatterns.Qwen2];
    private static readonly Pass[] SmolLm = [WordPatterns.SingleNumbers, WordPatterns.Gpt2];
    private static readonly Pass[] Default =
        [WordPatterns.PunctuationRuns, WordPatterns.Gpt2, WordPatterns.NumberRuns, WordPatterns.DigitTriples];

    private readonly Pass[] _passes;

    private PreTokenizer(Pass[] passes) => _passes = passes;

    /// <summary>Finds the end of the word that begins at a character.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The word's first character.</param>
    /// <param name="end">Where the stretch ends that is being cut; above <paramref name="start"/>.</param>
    /// <returns>Above <paramref name="start"/>, at most <paramref name="end"/>.</returns>
    private delegate int Pass(CharacterText text, int start, int end);

    /// <summary>The names of <c>tokenizer.ggml.pre</c> that <see cref="Find"/> knows.</summary>
    public static string KnownNames => "default, gpt-2, llama-bpe, qwen2 or smollm";

    /// <summary>The pre-tokenizer of a name, or of another model's name for the same; null where it isn't known.</summary>
    /// <param name="name"><c>tokenizer.ggml.pre</c>.</param>
    public static PreTokenizer? Find(string name)
    {
        var passes = name switch
        {
            "" or "default" => Default,
            "gpt-2" or "phi-2" or "gigachat" or "mpt" or "olmo" or "jais" or "trillion" => Gpt2,
            "llama-bpe" or "llama3" or "llama-v3" or "falcon3" or "pixtral" or "lfm2" or "dbrx" or "smaug-bpe" => Llama3,
            "qwen2" or "deepseek-r1-qwen" or "stablelm2" => Qwen2,
            "smollm" or "starcoder" or "refact" or "command-r" or "codeshell" or "exaone" => SmolLm,
            _ => null,
        };
        return passes is null ? null : new PreTokenizer(passes);
    }

    /// <summary>Whether models with this pre-tokenizer take words that are tokens without merging, and begin every text with a token.</summary>
    /// <param name="name"><c>tokenizer.ggml.pre</c>.</param>
    public static bool TakesWholeWords(string name) => name is "llama-bpe" or "llama3" or "llama-v3" or "falcon3" or "pixtral" or "lfm2";

    /// <summary>Where the words end, in characters; the last is the text's length.</summary>
    public List<int> FindWordEnds(CharacterText text)
    {
        var ends = new List<int> { text.Count };
        foreach (var pass in _passes)
        {
            var cut = new List<int>(ends.Count);
            var start = 0;
            foreach (var end in ends)
            {
                while (start < end)
                {
                    start = pass(text, start, end);
                    cut.Add(start);
                }
            }

            ends = cut;
        }

        return ends;
    }
}
