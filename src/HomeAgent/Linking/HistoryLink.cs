using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>What an utterance has to do with the one before.</summary>
/// <param name="Mention">The devices talked about last; without a span where no word stands for them.</param>
/// <param name="Call">The last call.</param>
/// <param name="IsBare">Whether nothing else is named.</param>
internal sealed record HistoryLink(Mention Mention, ServiceCall Call, bool IsBare);
