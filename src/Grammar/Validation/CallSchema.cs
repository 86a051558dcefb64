using System.Collections.Immutable;
using NJsonSchema;

namespace HomeLLM.Grammar;

/// <summary>
/// The JSON schema (draft 4) of one call line in a scope: built from the same catalogue as the grammar, it admits the same calls in
/// any order of keys and with any white space.
/// </summary>
public static class CallSchema
{
    /// <summary>Builds the schema of a scope.</summary>
    public static JsonSchema Build(CallScope scope, ServiceCatalogue catalogue)
    {
        var all = DeviceKinds.AllTargets(scope);
        var schema = new JsonSchema { Title = "Call line", Type = JsonObjectType.Object };
        schema.AnyOf.Add(Refusal());
        schema.AnyOf.Add(Undo());
        foreach (var query in QueryCatalogue.All)
        {
            if (!query.TakesTarget) schema.AnyOf.Add(Query(query, BranchTargets.None, all));
            if (query.TakesTarget && !all.DevicesOnly.IsEmpty) schema.AnyOf.Add(Query(query, all.DevicesOnly, all));
            if (query.TakesTarget && !all.PlacesOnly.IsEmpty) schema.AnyOf.Add(Query(query, all.PlacesOnly, all));
        }

        foreach (var branch in CallBranches.Of(scope, catalogue)) schema.AnyOf.Add(Call(branch, all));
        return schema;
    }

    private static JsonSchema Refusal()
    {
        var schema = SchemaParts.NewObject();
        SchemaParts.Require(schema, "service", SchemaParts.OneOf([ServiceCatalogue.NoService]));
        SchemaParts.Require(schema, CallLine.ReasonKey, SchemaParts.OneOf(RefusalReasons.Spellings));
        return schema;
    }

    private static JsonSchema Undo()
    {
        var schema = SchemaParts.NewObject();
        SchemaParts.Require(schema, "service", SchemaParts.OneOf([ServiceCatalogue.UndoService]));
        return schema;
    }

    private static JsonSchema Query(QueryDefinition query, BranchTargets targets, BranchTargets all)
    {
        var schema = SchemaParts.NewObject();
        SchemaParts.Require(schema, "service", SchemaParts.OneOf([query.FullName]));
        if (query.TakesTarget) AddTargets(schema, targets, all);
        if (query.TakesDomain && targets.Devices.IsEmpty) SchemaParts.Require(schema, CallLine.DomainKey, SchemaParts.OneOf(QueryCatalogue.Domains));
        if (query.TakesQuantity) SchemaParts.Require(schema, CallLine.QuantityKey, SchemaParts.OneOf(QueryCatalogue.Quantities));
        if (query.Is != QueryUse.None) SchemaParts.Add(schema, CallLine.IsKey, SchemaParts.OneOf(QueryCatalogue.States), query.Is == QueryUse.Required);
        return schema;
    }

    private static JsonSchema Call(CallBranch branch, BranchTargets all)
    {
        var schema = SchemaParts.NewObject();
        SchemaParts.Require(schema, "service", SchemaParts.OneOf(branch.Services.Select(service => service.FullName)));
        AddTargets(schema, branch.Targets, all);
        SchemaParts.Add(schema, CallLine.OfferKey, SchemaParts.True(), isRequired: false);
        foreach (var parameter in branch.Parameters)
        {
            var isRequired = parameter.Definition is { IsRequired: true, ExclusiveGroup: null };
            SchemaParts.Add(schema, parameter.Definition.Name, SchemaParts.Value(parameter), isRequired);
        }

        AddGroups(schema, branch.Parameters);
        return schema;
    }

    private static void AddTargets(JsonSchema schema, BranchTargets targets, BranchTargets all)
    {
        AddTarget(CallTargetKind.Device, targets.Devices);
        AddTarget(CallTargetKind.Area, targets.Areas);
        AddTarget(CallTargetKind.Floor, targets.Floors);
        if (targets.Home) AddTargetProperty(CallTargetKind.Home, SchemaParts.True());
        if (!all.Exceptions.IsEmpty) SchemaParts.Add(schema, CallLine.ExceptKey, SchemaParts.Labels(all.Exceptions), isRequired: false);

        void AddTarget(CallTargetKind kind, ImmutableArray<string> spellings)
        {
            if (!spellings.IsEmpty) AddTargetProperty(kind, SchemaParts.OneOf(spellings));
        }

        void AddTargetProperty(CallTargetKind kind, JsonSchemaProperty property)
        {
            var key = new CallTarget(kind, "").Key;
            SchemaParts.Add(schema, key, property, isRequired: false);
            schema.OneOf.Add(SchemaParts.Requires([key]));
        }
    }

    /// <summary>Of parameters that exclude one another at most one; exactly one where the service can't do without.</summary>
    private static void AddGroups(JsonSchema schema, ImmutableArray<OfferedParameter> parameters)
    {
        foreach (var group in parameters.Select(parameter => parameter.Definition).Where(definition => definition.ExclusiveGroup is not null)
            .GroupBy(definition => definition.ExclusiveGroup))
        {
            var rule = new JsonSchema();
            foreach (var definition in group) rule.OneOf.Add(SchemaParts.Requires([definition.Name]));
            if (!group.First().IsRequired)
            {
                var none = new JsonSchema { Not = new JsonSchema() };
                foreach (var definition in group) none.Not.AnyOf.Add(SchemaParts.Requires([definition.Name]));
                rule.OneOf.Add(none);
            }

            schema.AllOf.Add(rule);
        }
    }
}
