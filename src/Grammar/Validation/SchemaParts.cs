using System.Collections.Immutable;
using NJsonSchema;

namespace HomeLLM.Grammar;

/// <summary>The pieces of a call line's schema.</summary>
internal static class SchemaParts
{
    public static JsonSchema NewObject() => new() { Type = JsonObjectType.Object, AllowAdditionalProperties = false };

    public static JsonSchema Requires(ReadOnlySpan<string> keys)
    {
        var schema = new JsonSchema();
        foreach (var key in keys) schema.RequiredProperties.Add(key);
        return schema;
    }

    public static void Require(JsonSchema schema, string name, JsonSchemaProperty value) => Add(schema, name, value, isRequired: true);

    public static void Add(JsonSchema schema, string name, JsonSchemaProperty value, bool isRequired)
    {
        schema.Properties.Add(name, value);
        value.IsRequired = isRequired;
    }

    /// <summary>The values of a parameter.</summary>
    public static JsonSchemaProperty Value(OfferedParameter parameter) => parameter.Definition.Kind switch
    {
        ParameterKind.Number or ParameterKind.Kelvin or ParameterKind.Humidity => Number(parameter.Minimum, parameter.Maximum),
        ParameterKind.Decimal or ParameterKind.Temperature => new JsonSchemaProperty
        {
            Type = JsonObjectType.Number, Minimum = parameter.Minimum / 10m, Maximum = parameter.Maximum / 10m, MultipleOf = 0.1m,
        },
        ParameterKind.Choice or ParameterKind.OwnChoice => OneOf(parameter.Choices),
        ParameterKind.SpokenText => OneOf(Runs(parameter.Choices)),
        ParameterKind.Boolean => new JsonSchemaProperty { Type = JsonObjectType.Boolean },
        ParameterKind.Rgb => new JsonSchemaProperty { Type = JsonObjectType.Array, Item = Number(0, 255), MinItems = 3, MaxItems = 3 },
        _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter.Definition.Kind, "a kind of parameter that no line has"),
    };

    public static JsonSchemaProperty OneOf(IEnumerable<string> texts)
    {
        var schema = new JsonSchemaProperty { Type = JsonObjectType.String };
        foreach (var text in texts) schema.Enumeration.Add(text);
        return schema;
    }

    public static JsonSchemaProperty Labels(ImmutableArray<string> spellings) => new()
    {
        Type = JsonObjectType.Array, Item = OneOf(spellings), MinItems = 1, MaxItems = CallLine.MaxExceptions,
    };

    public static JsonSchemaProperty True()
    {
        var schema = new JsonSchemaProperty { Type = JsonObjectType.Boolean };
        schema.Enumeration.Add(true);
        return schema;
    }

    private static JsonSchemaProperty Number(int minimum, int maximum) =>
        new() { Type = JsonObjectType.Integer, Minimum = minimum, Maximum = maximum };

    /// <summary>All texts of consecutive words; an empty word parts those before it from those after it.</summary>
    private static IEnumerable<string> Runs(ImmutableArray<string> words)
    {
        HashSet<string> runs = [];
        for (var start = 0; start < words.Length; start++)
        {
            for (var end = start; end < words.Length && words[end].Length > 0; end++) runs.Add(string.Join(' ', words[start..(end + 1)]));
        }

        return runs;
    }
}
