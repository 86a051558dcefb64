namespace HomeLLM.Engines;

/// <summary>A loaded language model: weights and vocabulary, shared by all its contexts. Thread-safe.</summary>
public interface ILanguageModel : IDisposable
{
    /// <summary>What the model says of itself.</summary>
    LanguageModelInfo Info { get; }

    /// <summary>The model's tokens.</summary>
    IVocabulary Vocabulary { get; }

    /// <summary>Makes an empty context, which holds its own KV cache.</summary>
    /// <param name="capacity">The most tokens that it will hold, 1 to <see cref="LanguageModelInfo.ContextLength"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is outside that range.</exception>
    ILanguageModelContext CreateContext(int capacity);
}
