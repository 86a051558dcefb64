using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HomeLLM.Grammar;

/// <summary>One call as a model writes it: the target by its spelling, not yet by its entities.</summary>
/// <param name="Service">
/// The full name of the service; or of a question (<see cref="QueryCatalogue"/>), <see cref="ServiceCatalogue.UndoService"/>,
/// <see cref="ServiceCatalogue.NoService"/> where nothing is to be done.
/// </param>
/// <param name="Target">What it acts on or asks about; <see cref="CallTarget.None"/> where nothing is named.</param>
/// <param name="Data">The parameters; the <c>reason</c> where nothing is to be done; <c>is</c> and <c>quantity</c> of a question.</param>
public sealed record CallLine(string Service, CallTarget Target, JsonObject Data)
{
    /// <summary>The key under which a line that does nothing says why.</summary>
    public const string ReasonKey = "reason";

    /// <summary>The key under which a line names what is left out of its target.</summary>
    public const string ExceptKey = "except";

    /// <summary>The key under which a question about a place names the domain.</summary>
    public const string DomainKey = "domain";

    /// <summary>The key that says that the call is only offered.</summary>
    public const string OfferKey = "offer";

    /// <summary>The key under which a question names a state.</summary>
    public const string IsKey = "is";

    /// <summary>The key under which a question names a quantity.</summary>
    public const string QuantityKey = "quantity";

    /// <summary>The most things that are left out of a target.</summary>
    public const int MaxExceptions = 4;

    /// <summary>The spellings of the devices, areas and floors that are left out of the target, one to <see cref="MaxExceptions"/>; empty for none.</summary>
    public ImmutableArray<string> Except { get; init; } = [];

    /// <summary>Whether nobody has ordered it: it is offered, and done after a yes.</summary>
    public bool IsOffer { get; init; }

    /// <summary>The domain that a question about a place or the home is about; null elsewhere.</summary>
    public string? Domain { get; init; }

    /// <summary>Whether this line does nothing.</summary>
    public bool IsRefusal => Service == ServiceCatalogue.NoService;

    /// <summary>Whether this line takes the last order back.</summary>
    public bool IsUndo => Service == ServiceCatalogue.UndoService;

    /// <summary>Whether this line asks something.</summary>
    public bool IsQuery => QueryCatalogue.Find(Service) is not null;

    /// <summary>The line that does nothing, for a reason.</summary>
    public static CallLine Refuse(RefusalReason reason) =>
        new(ServiceCatalogue.NoService, CallTarget.None, new JsonObject { [ReasonKey] = reason.Spell() });

    /// <summary>
    /// The line as the grammar spells it: no white space; service, target, exceptions, domain, then the parameters in the catalogue's
    /// order (those that it doesn't know last), the offer at the end.
    /// </summary>
    public string ToText(ServiceCatalogue catalogue)
    {
        var builder = new StringBuilder("{\"service\":").Append(JsonSpelling.Quote(Service));
        if (Target.Kind == CallTargetKind.Home) builder.Append(",\"target_home\":true");
        else if (Target.Kind != CallTargetKind.None) AppendMember(builder, Target.Key, JsonSpelling.Quote(Target.Spelling));
        if (!Except.IsEmpty) AppendMember(builder, ExceptKey, $"[{string.Join(',', Except.Select(JsonSpelling.Quote))}]");
        if (Domain is not null) AppendMember(builder, DomainKey, JsonSpelling.Quote(Domain));
        var parameters = catalogue.Find(Service)?.Parameters ?? [];
        foreach (var parameter in parameters)
        {
            if (Data.TryGetPropertyValue(parameter.Name, out var value)) AppendMember(builder, parameter.Name, Spell(value));
        }

        foreach (var (name, value) in Data)
        {
            if (!parameters.Any(parameter => parameter.Name == name)) AppendMember(builder, name, Spell(value));
        }

        if (IsOffer) AppendMember(builder, OfferKey, "true");
        return builder.Append('}').ToString();
    }

    /// <summary>The lines of a whole answer, joined by line feeds.</summary>
    public static string ToText(IEnumerable<CallLine> lines, ServiceCatalogue catalogue) =>
        string.Join('\n', lines.Select(line => line.ToText(catalogue)));

    private static void AppendMember(StringBuilder builder, string name, string value) =>
        builder.Append(',').Append(JsonSpelling.Quote(name)).Append(':').Append(value);

    private static string Spell(JsonNode? value)
    {
        if (value is not JsonValue scalar) return value?.ToJsonString() ?? "null";
        if (scalar.TryGetValue<string>(out var text)) return JsonSpelling.Quote(text);
        // 21.0 is spelled 21, as everywhere.
        return scalar.GetValueKind() == JsonValueKind.Number && CallNumbers.TryRead(scalar, out var number)
            ? number.ToString("0.############", CultureInfo.InvariantCulture)
            : scalar.ToJsonString();
    }
}
