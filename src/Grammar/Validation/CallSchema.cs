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
        var schema = new JsonSchema { Title = "Call line", Type = JsonObjectType.Object };
        schema.AnyOf.Add(Refusal());
        foreach (var branch in CallBranches.Of(scope, catalogue)) schema.AnyOf.Add(Call(branch));
        return schema;
    }

    private static JsonSchema Refusal()
    {
        var schema = NewObject();
        Require(schema, "service", OneOf([ServiceCatalogue.NoService]));
        Require(schema, CallLine.ReasonKey, OneOf(RefusalReasons.Spellings));
        return schema;
    }

    private static JsonSchema Call(CallBranch branch)
    {
        var schema = NewObject();
        Require(schema, "service", OneOf(branch.Services.Select(service => service.FullName)));
        AddTarget(CallTargetKind.Device, branch.Targets.Devices);
        AddTarget(CallTargetKind.Area, branch.Targets.Areas);
        AddTarget(CallTargetKind.Floor, branch.Targets.Floors);
        if (branch.Targets.Home)
        {
            var home = new JsonSchemaProperty { Type = JsonObjectType.Boolean };
            home.Enumeration.Add(true);
            AddTargetProperty(CallTargetKind.Home, home);
        }

        foreach (var parameter in branch.Parameters)
        {
            var value = Value(parameter);
            schema.Properties.Add(parameter.Definition.Name, value);
            value.IsRequired = parameter.Definition.IsRequired;
        }

        AddExclusions(schema, branch.Parameters);
        return schema;

        void AddTarget(CallTargetKind kind, ImmutableArray<string> spellings)
        {
            if (!spellings.IsEmpty) AddTargetProperty(kind, OneOf(spellings));
        }

        void AddTargetProperty(CallTargetKind kind, JsonSchemaProperty property)
        {
            var key = new CallTarget(kind, "").Key;
            schema.Properties.Add(key, property);
            schema.OneOf.Add(Requires([key]));
        }
    }

    private static void AddExclusions(JsonSchema schema, ImmutableArray<OfferedParameter> parameters)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            for (var j = i + 1; j < parameters.Length; j++)
            {
                var (first, second) = (parameters[i].Definition, parameters[j].Definition);
                if (first.ExclusiveGroup is null || first.ExclusiveGroup != second.ExclusiveGroup) continue;
                schema.AllOf.Add(new JsonSchema { Not = Requires([first.Name, second.Name]) });
            }
        }
    }

    private static JsonSchemaProperty Value(OfferedParameter parameter) => parameter.Definition.Kind switch
    {
        ParameterKind.Number or ParameterKind.Kelvin => Number(parameter.Minimum, parameter.Maximum),
        ParameterKind.Choice or ParameterKind.PresetMode => OneOf(parameter.Choices),
        ParameterKind.Boolean => new JsonSchemaProperty { Type = JsonObjectType.Boolean },
        ParameterKind.Rgb => new JsonSchemaProperty { Type = JsonObjectType.Array, Item = Number(0, 255), MinItems = 3, MaxItems = 3 },
        _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter.Definition.Kind, "an unknown kind of parameter"),
    };

    private static JsonSchemaProperty Number(int minimum, int maximum) =>
        new() { Type = JsonObjectType.Integer, Minimum = minimum, Maximum = maximum };

    private static JsonSchemaProperty OneOf(IEnumerable<string> texts)
    {
        var schema = new JsonSchemaProperty { Type = JsonObjectType.String };
        foreach (var text in texts) schema.Enumeration.Add(text);
        return schema;
    }

    private static JsonSchema NewObject() => new() { Type = JsonObjectType.Object, AllowAdditionalProperties = false };

    private static JsonSchema Requires(ReadOnlySpan<string> keys)
    {
        var schema = new JsonSchema();
        foreach (var key in keys) schema.RequiredProperties.Add(key);
        return schema;
    }

    private static void Require(JsonSchema schema, string name, JsonSchemaProperty value)
    {
        schema.Properties.Add(name, value);
        value.IsRequired = true;
    }
}
