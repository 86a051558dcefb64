namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>Where the time between the text and the last call went.</summary>
/// <param name="Total">All of it.</param>
/// <param name="Linking">Finding what the words can mean, and writing the prompt.</param>
/// <param name="Grammar">Building the grammar.</param>
/// <param name="Decoding">Evaluating the prompt and writing the answer.</param>
/// <param name="PromptTokens">Length of the prompt.</param>
/// <param name="ReusedTokens">How many of them were still in the cache.</param>
/// <param name="AnswerTokens">Length of the answer.</param>
/// <param name="ForcedTokens">How many of them the grammar left no choice about.</param>
internal readonly record struct InterpretationTimings(
    TimeSpan Total,
    TimeSpan Linking = default,
    TimeSpan Grammar = default,
    TimeSpan Decoding = default,
    int PromptTokens = 0,
    int ReusedTokens = 0,
    int AnswerTokens = 0,
    int ForcedTokens = 0);
