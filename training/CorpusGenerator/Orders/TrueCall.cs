using System.Text.Json.Nodes;
using HomeLLM.Grammar;

namespace HomeLLM.CorpusGenerator.Orders;

/// <summary>A call that is right, its target not yet spelled.</summary>
/// <param name="Service">The full name of the service.</param>
/// <param name="Target">What it acts on, or asks about; null where nothing is named.</param>
/// <param name="Data">Its parameters.</param>
internal sealed record TrueCall(string Service, TargetItem? Target, JsonObject Data)
{
    /// <summary>Whether it is only offered.</summary>
    public bool IsOffer { get; init; }

    /// <summary>Whether a temperature is more or less than a device of it takes: the model writes it nevertheless, the program refuses it.</summary>
    public bool IsBeyondRange { get; init; }

    /// <summary>What needs no target: the time, the date, as it was before.</summary>
    public static TrueCall WithoutTarget(OrderKind kind) => new(kind switch
    {
        OrderKind.AskTime => "query.time",
        OrderKind.AskDate => "query.date",
        _ => "dialog.undo",
    }, null, []);

    /// <summary>The line of an order that can't be done, among others that can.</summary>
    public static TrueCall Refuse(RefusalReason reason) =>
        new(ServiceCatalogue.NoService, null, new JsonObject { [CallLine.ReasonKey] = reason.Spell() });
}
