using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.CorpusGenerator.Speech;

namespace HomeLLM.CorpusGenerator.Examples;

/// <summary>One order as it is said, with its truth.</summary>
/// <param name="Text">What is said.</param>
/// <param name="Order">What is ordered.</param>
/// <param name="Reference">Of what.</param>
/// <param name="Truth">What is right.</param>
internal sealed record Clause(string Text, Order Order, Reference? Reference, Truth Truth);
