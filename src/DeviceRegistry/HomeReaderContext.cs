using System.Collections.Immutable;
using System.Text.Json;

namespace HomeLLM.DeviceRegistry;

/// <summary>What one reading of a home has gathered so far: errors, and the ids that may be referred to.</summary>
internal sealed class HomeReaderContext(HomeReaderOptions options)
{
    /// <summary>More errors than anyone reads; a hostile file must not make a huge report.</summary>
    private const int MaxErrors = 200;

    private readonly ImmutableArray<HomeError>.Builder _errors = ImmutableArray.CreateBuilder<HomeError>();
    private readonly Dictionary<string, ICollection<string>> _known = [];

    private readonly List<(string Kind, string Id)> _implied = [];

    public bool IsStrict => options.IsStrict;

    public ImmutableArray<HomeError> Errors => _errors.ToImmutable();

    public void Add(string path, string message)
    {
        if (_errors.Count < MaxErrors) _errors.Add(new(path, message));
    }

    /// <summary>Makes known which ids a reference to a <paramref name="kind"/> may name.</summary>
    public void Known(string kind, ICollection<string> ids) => _known[kind] = ids;

    /// <summary>The ids of a kind that were referred to without being described; only a lenient reading has any.</summary>
    public IEnumerable<string> Implied(string kind) => _implied.Where(reference => reference.Kind == kind).Select(reference => reference.Id);

    /// <summary>Checks a reference; false, with an error that helps, where nothing has that id.</summary>
    public bool Refers(string kind, string id, string path)
    {
        var known = _known.GetValueOrDefault(kind, []);
        if (known.Contains(id)) return true;
        if (!IsStrict)
        {
            if (!_implied.Contains((kind, id))) _implied.Add((kind, id));
            return true;
        }

        var hint = known.Count == 0
            ? $"there are no {kind}s; add one under {kind}s, or leave {kind} out"
            : $"expected {Spelling.Choices(id, known)}; correct it, or add the {kind} under {kind}s";
        Add(path, $"no {kind} has the id {Quote(id)}: {hint}.");
        return false;
    }

    /// <summary>Opens an object; null, with an error, where the value is something else.</summary>
    public HomeReaderObject? ReadObject(JsonElement value, string path, string what, string[] keys)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Add(path, $"expected {what} ({{ … }}), found {Describe(value)}.");
            return null;
        }

        var properties = new Dictionary<string, JsonProperty>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in value.EnumerateObject())
        {
            if (!keys.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
            {
                if (IsStrict) Add($"{path}:{Clip(property.Name)}", $"nothing reads this key; expected {Spelling.Choices(property.Name, keys)}.");
            }
            else if (!properties.TryAdd(property.Name, property))
            {
                Add($"{path}:{property.Name}", "the key stands twice; remove one.");
            }
        }

        return new HomeReaderObject(this, path, properties);
    }

    /// <summary>What a value is, for a person who must find it in a file.</summary>
    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object ({ … })",
        JsonValueKind.Array => "a list ([ … ])",
        JsonValueKind.String => $"the text {Quote(value.GetString()!)}",
        JsonValueKind.Number => $"the number {Clip(value.GetRawText())}",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    /// <summary>The text in quotes: cut to a readable length, control characters made visible.</summary>
    public static string Quote(string text) => $"'{Clip(text)}'";

    /// <summary>The text, cut to a readable length, control characters made visible.</summary>
    public static string Clip(string text)
    {
        const int Readable = 60;
        var clipped = text.Length > Readable ? string.Concat(text.AsSpan(0, Readable), "…") : text;
        return string.Concat(clipped.Select(character => char.IsControl(character) ? $"\\u{(int)character:x4}" : character.ToString()));
    }
}
