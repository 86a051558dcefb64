using System.Collections.Immutable;
using System.Text.Json;

namespace HomeLLM.DeviceRegistry;

/// <summary>One object of the description of a home; every getter adds an error where its value is not as expected.</summary>
internal sealed class HomeReaderObject(HomeReaderContext context, string path, Dictionary<string, JsonProperty> properties)
{
    /// <summary>The objects of a list; none where the key is missing.</summary>
    public IEnumerable<HomeReaderObject> Objects(string key, int most, string what, string[] keys)
    {
        foreach (var (value, at) in Items(key, most, $"a list of objects ([{{ … }}, …]), each of them {what}"))
        {
            if (context.ReadObject(value, at, what, keys) is { } item) yield return item;
        }
    }

    /// <summary>The id of a floor or an area: letters, digits, spaces and <c>_ - .</c>, unique among <paramref name="seen"/>.</summary>
    public string? Id(string example, Dictionary<string, string> seen)
    {
        if (Text("id", HomeLimits.IdLength, $"an id such as '{example}'", isRequired: true) is not { } id) return null;
        if (!id.All(character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or ' ') || id.Trim() != id)
        {
            context.Add(At("id"), $"{HomeReaderContext.Quote(id)} is not an id: expected letters, digits and underscores, such as '{example}'.");
            return null;
        }

        return IsUnique(id, seen) ? id : null;
    }

    /// <summary>The id of a device, unique among <paramref name="seen"/>.</summary>
    public EntityId? EntityId(Dictionary<string, string> seen)
    {
        if (Text("id", HomeLimits.IdLength, "an entity id such as 'light.kitchen'", isRequired: true) is not { } text) return null;
        if (!DeviceRegistry.EntityId.TryParse(text, out var id))
        {
            context.Add(
                At("id"),
                $"{HomeReaderContext.Quote(text)} is not an entity id: expected domain.object_id in lower-case letters, digits and "
                + "underscores, such as 'light.kitchen'.");
            return null;
        }

        return IsUnique(text, seen) ? id : null;
    }

    /// <summary>The name; a lenient reading makes a missing one from <paramref name="id"/>.</summary>
    public string? Name(string? id, string example)
    {
        if (!context.IsStrict && id is not null && Find("name", out _) is null) return NameFrom(id);
        return Clean(At("name"), Text("name", HomeLimits.NameLength, $"a name as people say it, such as '{example}'", isRequired: true));
    }

    /// <summary>What a thing is called that only has an id.</summary>
    public static string NameFrom(string id) => id.Replace('_', ' ');

    /// <summary>The other names; empty where there are none.</summary>
    public ImmutableArray<string> Aliases() =>
        [.. Items("aliases", HomeLimits.Aliases, "a list of names ([\"…\", …])")
            .Select(item => Clean(item.Path, AsText(item.Value, item.Path, HomeLimits.NameLength, "a name")))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)];

    /// <summary>The id of the <paramref name="kind"/> that this belongs to; null where it belongs to none.</summary>
    public string? Reference(string kind) =>
        Text(kind, HomeLimits.IdLength, $"the id of a {kind}") is { } id && context.Refers(kind, id, At(kind)) ? id : null;

    /// <summary>The state; null where it isn't known. A lenient reading takes a number or a truth value for its text.</summary>
    public string? State() => !context.IsStrict && Find("state", out _) is { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } plain
        ? plain.GetRawText()
        : Text("state", HomeLimits.StateLength, "a state in quotes, such as \"on\" or \"off\"");

    /// <summary>Home Assistant's attributes, detached from the document they came in.</summary>
    public ImmutableDictionary<string, JsonElement> Attributes()
    {
        var attributes = ImmutableDictionary.CreateBuilder<string, JsonElement>();
        if (Find("attributes", out var at) is not { } value) return attributes.ToImmutable();
        if (value.ValueKind != JsonValueKind.Object)
        {
            context.Add(at, $"expected the attributes as an object, such as {{\"brightness\": 128}}; found {HomeReaderContext.Describe(value)}.");
            return attributes.ToImmutable();
        }

        foreach (var attribute in value.EnumerateObject())
        {
            if (attribute.Value.GetRawText().Length > HomeLimits.AttributeLength)
            {
                context.Add($"{at}:{HomeReaderContext.Clip(attribute.Name)}", $"longer than {HomeLimits.AttributeLength} characters; leave it out.");
            }
            else
            {
                attributes[attribute.Name] = attribute.Value.Clone();
            }
        }

        if (attributes.Count > HomeLimits.Attributes) context.Add(at, $"more than {HomeLimits.Attributes} attributes; leave some out.");
        return attributes.ToImmutable();
    }

    /// <summary>A topic without wildcards; null where there is none.</summary>
    public string? Topic(string key)
    {
        if (Text(key, HomeLimits.TopicLength, "an MQTT topic") is not { } topic) return null;
        if (topic.Length > 0 && !topic.Any(character => character is '#' or '+' || char.IsControl(character))) return topic;
        context.Add(At(key), $"{HomeReaderContext.Quote(topic)} is not a topic of one device: expected text without '+', '#' and control characters.");
        return null;
    }

    private string At(string key) => $"{path}:{(properties.TryGetValue(key, out var property) ? property.Name : key)}";

    private JsonElement? Find(string key, out string at)
    {
        at = At(key);
        return properties.TryGetValue(key, out var property) && property.Value.ValueKind != JsonValueKind.Null ? property.Value : null;
    }

    private IEnumerable<(JsonElement Value, string Path)> Items(string key, int most, string what)
    {
        if (Find(key, out var at) is not { } list) return [];
        if (list.ValueKind != JsonValueKind.Array)
        {
            context.Add(at, $"expected {what}, found {HomeReaderContext.Describe(list)}.");
            return [];
        }

        if (list.GetArrayLength() <= most) return list.EnumerateArray().Select((value, index) => (value, $"{at}:{index}"));
        context.Add(at, $"{list.GetArrayLength()} entries; at most {most} are read.");
        return [];
    }

    private string? Text(string key, int most, string what, bool isRequired = false)
    {
        if (Find(key, out var at) is { } value) return AsText(value, at, most, what);
        if (isRequired) context.Add(at, $"missing: expected {what}.");
        return null;
    }

    private string? AsText(JsonElement value, string at, int most, string what)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            context.Add(at, $"expected {what}, found {HomeReaderContext.Describe(value)}.");
            return null;
        }

        var text = value.GetString()!;
        if (text.Length <= most) return text;
        context.Add(at, $"{text.Length} characters long: expected {what} of at most {most}.");
        return null;
    }

    /// <summary>A name with single spaces; control characters are an error or read as spaces.</summary>
    private string? Clean(string at, string? name)
    {
        if (name is null) return null;
        if (context.IsStrict && name.FirstOrDefault(char.IsControl) is var control && control != default)
        {
            context.Add(at, $"the name {HomeReaderContext.Quote(name)} holds a control character (U+{(int)control:X4}); remove it.");
            return null;
        }

        var spaced = string.Concat(name.Select(character => char.IsControl(character) ? ' ' : character));
        var clean = string.Join(' ', spaced.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (clean.Length > 0) return clean;
        context.Add(at, "an empty name; expected what people call it.");
        return null;
    }

    private bool IsUnique(string id, Dictionary<string, string> seen)
    {
        if (seen.TryAdd(id, path)) return true;
        context.Add(At("id"), $"the id {HomeReaderContext.Quote(id)} is taken by {seen[id]}; ids are unique: change one of them.");
        return false;
    }
}
