using HomeLLM.Engines;

namespace HomeLLM.HomeAgent.Tests.Support;

/// <summary>A model that says what a script tells it, and notes what it was asked.</summary>
/// <param name="vocabulary">Its tokens.</param>
/// <param name="script">
/// Given all the text so far, prompt included, what should come next; only its beginning counts, and an empty text ends the answer.
/// </param>
internal sealed class ScriptedModel(ScriptedVocabulary vocabulary, Func<string, string> script) : ILanguageModel
{
    /// <summary>The logit of the token that the script wants; all others have 0.</summary>
    public float Conviction { get; set; } = 20;

    /// <summary>The texts that were evaluated, one per batch, of all contexts.</summary>
    public List<string> Batches { get; } = [];

    /// <summary>What the caller's thread allocated between two evaluations, in bytes.</summary>
    public List<long> AllocatedBetween { get; } = [];

    public LanguageModelInfo Info { get; } = new("scripted", "script", 4096, 0, null, new Dictionary<string, string>());

    public IVocabulary Vocabulary => vocabulary;

    /// <summary>A model that answers each prompt with a text.</summary>
    public static ScriptedModel Answering(params (string Prompt, string Answer)[] answers) => new(ScriptedVocabulary.Calls, text =>
    {
        foreach (var (prompt, answer) in answers)
        {
            if (text.StartsWith(prompt, StringComparison.Ordinal) && answer.StartsWith(text[prompt.Length..], StringComparison.Ordinal))
            {
                return answer[(text.Length - prompt.Length)..];
            }
        }

        return "?";
    });

    public ILanguageModelContext CreateContext(int capacity) => new Context(this, capacity);

    public void Dispose()
    {
    }

    private sealed class Context(ScriptedModel model, int capacity) : ILanguageModelContext
    {
        private readonly List<int> _tokens = [];
        private long _allocated = -1;

        public int Capacity => capacity;

        public int Position => _tokens.Count;

        public void Evaluate(ReadOnlySpan<int> tokens, Span<float> logits)
        {
            if (_allocated >= 0) model.AllocatedBetween.Add(GC.GetAllocatedBytesForCurrentThread() - _allocated);
            if (tokens.IsEmpty) throw new ArgumentException("There must be at least one token.", nameof(tokens));
            if (_tokens.Count + tokens.Length > capacity) throw new ContextFullException(_tokens.Count + tokens.Length, capacity);
            var vocabulary = (ScriptedVocabulary)model.Vocabulary;
            _tokens.AddRange(tokens);
            model.Batches.Add(vocabulary.Text(tokens));
            if (!logits.IsEmpty)
            {
                logits.Clear();
                var wanted = vocabulary.Tokenize(model.Continue(vocabulary.Text([.. _tokens])));
                logits[wanted.Length == 0 ? ScriptedVocabulary.End : wanted[0]] = model.Conviction;
            }

            _allocated = GC.GetAllocatedBytesForCurrentThread();
        }

        public void Rewind(int position)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(position, _tokens.Count);
            _tokens.RemoveRange(position, _tokens.Count - position);
        }

        public void Dispose()
        {
        }
    }

    private string Continue(string text) => script(text);
}
