using System.Text.Json.Nodes;

namespace HomeLLM.CorpusGenerator.Orders;

/// <summary>A call that is right, its target not yet spelled.</summary>
/// <param name="Service">The full name of the service.</param>
/// <param name="Target">What it acts on.</param>
/// <param name="Data">Its parameters.</param>
internal sealed record TrueCall(string Service, TargetItem Target, JsonObject Data);
