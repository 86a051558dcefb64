using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.CorpusGenerator.Templates;

namespace HomeLLM.CorpusGenerator.Examples;

/// <summary>A section of templates that say one kind of order.</summary>
/// <param name="Kind">The order.</param>
/// <param name="Domains">The domains that the templates may be said of.</param>
/// <param name="Weight">How often it is chosen.</param>
/// <param name="Section">The templates.</param>
internal sealed record Intent(OrderKind Kind, Domains Domains, double Weight, TemplateSection Section);
