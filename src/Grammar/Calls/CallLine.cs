using System.Text;
using System.Text.Json.Nodes;

namespace HomeLLM.Grammar;

/// <summary>One call as a model writes it: the target by its spelling, not yet by its entities.</summary>
/// <param name="Service">The full name of the service; <see cref="ServiceCatalogue.NoService"/> where nothing is to be done.</param>
/// <param name="Target">What it acts on; <see cref="CallTarget.None"/> where nothing is to be done.</param>
/// <param name="Data">The parameters, or the <c>reason</c> where nothing is to be done.</param>
public sealed record CallLine(string Service, CallTarget Target, JsonObject Data)
{
    /// <summary>The key under which a line that does nothing says why.</summary>
    public const string ReasonKey = "reason";

    /// <summary>Whether this line does nothing.</summary>
    public bool IsRefusal => Service == ServiceCatalogue.NoService;

    /// <summary>The line that does nothing, for a reason.</summary>
    public static CallLine Refuse(RefusalReason reason) =>
        new(ServiceCatalogue.NoService, CallTarget.None, new JsonObject { [ReasonKey] = reason.Spell() });

    /// <summary>
    /// The line as the grammar spells it: no white space; service, target, then the parameters in the catalogue's order (those that
    /// it doesn't know last).
    /// </summary>
    public string ToText(ServiceCatalogue catalogue)
    {
        var builder = new StringBuilder("{\"service\":").Append(JsonSpelling.Quote(Service));
        if (Target.Kind == CallTargetKind.Home) builder.Append(",\"target_home\":true");
        else if (Target.Kind != CallTargetKind.None) AppendMember(builder, Target.Key, JsonSpelling.Quote(Target.Spelling));
        var parameters = catalogue.Find(Service)?.Parameters ?? [];
        foreach (var parameter in parameters)
        {
            if (Data.TryGetPropertyValue(parameter.Name, out var value)) AppendMember(builder, parameter.Name, Spell(value));
        }

        foreach (var (name, value) in Data)
        {
            if (!parameters.Any(parameter => parameter.Name == name)) AppendMember(builder, name, Spell(value));
        }

        return builder.Append('}').ToString();
    }

    /// <summary>The lines of a whole answer, joined by line feeds.</summary>
    public static string ToText(IEnumerable<CallLine> lines, ServiceCatalogue catalogue) =>
        string.Join('\n', lines.Select(line => line.ToText(catalogue)));

    private static void AppendMember(StringBuilder builder, string name, string value) =>
        builder.Append(',').Append(JsonSpelling.Quote(name)).Append(':').Append(value);

    private static string Spell(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue<string>(out var content) ? JsonSpelling.Quote(content) : value?.ToJsonString() ?? "null";
}
