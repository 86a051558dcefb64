using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace HomeLLM.Grammar;

/// <summary>Checks call lines against a schema of <see cref="CallSchema"/>. Thread-safe.</summary>
/// <param name="schema">The schema of the scope.</param>
public sealed class CallSchemaCheck(JsonSchema schema)
{
    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    private readonly JsonSchemaValidator _validator = new();

    /// <summary>The first thing that is wrong; null where the line is valid.</summary>
    /// <param name="line">One JSON object; longer than <see cref="CallLineReader.MaxLineLength"/> characters is refused.</param>
    public CallError? FindError(string line)
    {
        if (line.Length > CallLineReader.MaxLineLength) return new("$", $"at most {CallLineReader.MaxLineLength} characters", $"{line.Length}");
        JToken token;
        try
        {
            // The schema library's own reader knows neither duplicate keys nor a limit of depth, so another looks first.
            using (JsonDocument.Parse(line, DocumentOptions))
            {
            }

            // Dates are left as the texts that they are.
            using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None };
            token = JToken.ReadFrom(reader);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or Newtonsoft.Json.JsonException)
        {
            return new("$", "one JSON object", e.Message);
        }

        var error = _validator.Validate(token, schema).FirstOrDefault();
        return error is null ? null : new(error.Path is { Length: > 2 } path ? $"$.{path[2..]}" : "$", $"{error.Kind}", token.ToString(Formatting.None));
    }
}
