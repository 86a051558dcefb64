using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.CorpusGenerator.Speech;

/// <summary>What was ordered just before.</summary>
/// <param name="Order">The order.</param>
/// <param name="Target">What it was for.</param>
/// <param name="History">The same as the program remembers it.</param>
internal sealed record Earlier(Order Order, TargetItem Target, History History);
