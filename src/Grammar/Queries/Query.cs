using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>A question with the devices that it is about.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Devices">The devices, in the order of the home, on a floor area by area; empty with <see cref="QueryKind.Time"/> and <see cref="QueryKind.Date"/> only.</param>
/// <param name="Is">One of <see cref="QueryCatalogue.States"/>; null where none is named.</param>
/// <param name="Quantity">One of <see cref="QueryCatalogue.Quantities"/>; null but with <see cref="QueryKind.Value"/>.</param>
/// <param name="Domain">The domain that was asked about in a place or in the home; null where devices were named.</param>
/// <param name="Target">What was named, as the line spells it.</param>
public sealed record Query(QueryKind Kind, ImmutableArray<EntityId> Devices, string? Is, string? Quantity, string? Domain, CallTarget Target)
{
    /// <summary>As a call line names it, such as <c>query.state</c>.</summary>
    public string Service => QueryCatalogue.All[(int)Kind].FullName;
}
