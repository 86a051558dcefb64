namespace HomeLLM.Grammar;

/// <summary>The questions that may be asked about what a scope names.</summary>
internal static class QuerySyntax
{
    private static readonly GrammarNode Is = Member(CallLine.IsKey, QueryCatalogue.States);
    private static readonly GrammarNode Quantity = Member(CallLine.QuantityKey, QueryCatalogue.Quantities);
    private static readonly GrammarNode Domain = Member(CallLine.DomainKey, QueryCatalogue.Domains);

    /// <summary>Every question about the targets; where there are none, only those that need none.</summary>
    public static GrammarNode Build(BranchTargets all, GrammarNode except)
    {
        List<GrammarNode> options = [];
        var devices = GrammarNode.Rule("asked-devices", () => TargetSyntax.Build(all.DevicesOnly));
        var places = GrammarNode.Rule("asked-places", () => TargetSyntax.Build(all.PlacesOnly));
        foreach (var group in QueryCatalogue.All.GroupBy(query => (query.TakesTarget, query.TakesDomain, query.TakesQuantity, query.Is)))
        {
            var services = GrammarNode.OneOf(group.Select(query => JsonSpelling.Quote(query.FullName)));
            if (!group.Key.TakesTarget)
            {
                options.Add(services);
                continue;
            }

            var parameters = GrammarNode.Sequence(
                group.Key.Is switch
                {
                    QueryUse.None => GrammarNode.Sequence(),
                    QueryUse.Optional => GrammarNode.Optional(Is),
                    _ => Is,
                },
                group.Key.TakesQuantity ? Quantity : GrammarNode.Sequence());
            if (!all.DevicesOnly.IsEmpty) options.Add(GrammarNode.Sequence(services, GrammarNode.Literal(","), devices, except, parameters));
            if (all.PlacesOnly.IsEmpty) continue;
            var domain = group.Key.TakesDomain ? Domain : GrammarNode.Sequence();
            options.Add(GrammarNode.Sequence(services, GrammarNode.Literal(","), places, except, domain, parameters));
        }

        return GrammarNode.Sequence(GrammarNode.Literal("{\"service\":"), GrammarNode.Choice([.. options]), GrammarNode.Literal("}"));
    }

    private static GrammarNode Member(string key, IEnumerable<string> texts) => GrammarNode.Rule(key, GrammarNode.Sequence(
        GrammarNode.Literal($",{JsonSpelling.Quote(key)}:"),
        GrammarNode.OneOf(texts.Select(JsonSpelling.Quote))));
}
