using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.CorpusGenerator.Templates;

namespace HomeLLM.CorpusGenerator.Examples;

/// <summary>A section of templates that say one kind of order.</summary>
/// <param name="Order">The order, its values still open; of a question, what is asked for.</param>
/// <param name="Domains">The kinds of devices that the templates may be said of.</param>
/// <param name="Weight">How often it is chosen among its group.</param>
/// <param name="Section">The templates.</param>
internal sealed record Intent(Order Order, Domains Domains, double Weight, TemplateSection Section)
{
    /// <summary>What is ordered.</summary>
    public OrderKind Kind => Order.Kind;

    /// <summary>The part of the corpus that it belongs to.</summary>
    public IntentGroup Group => Kind switch
    {
        OrderKind.Chatter or OrderKind.Other or OrderKind.Unsupported => IntentGroup.Refused,
        _ when Kind.IsQuestion() || Kind is OrderKind.AskTime or OrderKind.AskDate => IntentGroup.Question,
        _ when Kind.IsFollowUp() || Kind is OrderKind.Undo => IntentGroup.FollowUp,
        _ when Kind.IsOffer() => IntentGroup.Offer,
        _ when (Domains & Domains.Basic) != 0 => IntentGroup.Basic,
        _ => IntentGroup.Other,
    };
}
