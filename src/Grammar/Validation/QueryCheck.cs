namespace HomeLLM.Grammar;

/// <summary>Whether a question is complete, checked by hand.</summary>
internal static class QueryCheck
{
    /// <summary>The first thing that is wrong; null where it can be asked.</summary>
    public static CallError? FindError(QueryDefinition query, CallLine line, CallScope scope)
    {
        if (line.IsOffer) return new($"$.{CallLine.OfferKey}", "nothing: a question is no offer", "true");
        if (query.TakesTarget)
        {
            if (LineCheck.FindTargetError(line, scope) is { } error) return error;
        }
        else if (line.Target.Kind != CallTargetKind.None || !line.Except.IsEmpty)
        {
            return new("$", "no target", line.Target.Key);
        }

        var needsDomain = query.TakesDomain && line.Target.Kind is CallTargetKind.Area or CallTargetKind.Floor or CallTargetKind.Home;
        if (needsDomain ? line.Domain is null || !QueryCatalogue.Domains.Contains(line.Domain) : line.Domain is not null)
        {
            return new($"$.{CallLine.DomainKey}", needsDomain ? "a domain" : "no domain", line.Domain ?? "nothing");
        }

        foreach (var (name, value) in line.Data)
        {
            var isKnown = name switch
            {
                CallLine.IsKey => query.Is != QueryUse.None && LineCheck.Text(value) is { } state && QueryCatalogue.States.Contains(state),
                CallLine.QuantityKey => query.TakesQuantity && LineCheck.Text(value) is { } quantity && QueryCatalogue.Quantities.Contains(quantity),
                _ => false,
            };
            if (!isKnown) return new($"$.{name}", $"what {query.FullName} takes", value?.ToJsonString() ?? "null");
        }

        if (query.Is == QueryUse.Required && !line.Data.ContainsKey(CallLine.IsKey)) return new($"$.{CallLine.IsKey}", "a state", "nothing");
        return query.TakesQuantity && !line.Data.ContainsKey(CallLine.QuantityKey) ? new($"$.{CallLine.QuantityKey}", "a quantity", "nothing") : null;
    }
}
