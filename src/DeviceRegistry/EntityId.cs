using System.Diagnostics.CodeAnalysis;

namespace HomeLLM.DeviceRegistry;

/// <summary>
/// A Home Assistant entity id, <c>domain.object_id</c>: lower-case letters, digits and underscores on both sides of one dot.
/// </summary>
/// <remarks>Equality is by text. The default value has an empty text and names no entity.</remarks>
public readonly record struct EntityId
{
    /// <summary>The longest id that is accepted, in characters (Home Assistant's own limit).</summary>
    public const int MaxLength = 255;

    private readonly string? _text;

    private EntityId(string text) => _text = text;

    /// <summary>The part before the dot: <c>light</c> of <c>light.kitchen</c>.</summary>
    public string Domain => Text[..Math.Max(0, Text.IndexOf('.'))];

    /// <summary>The part after the dot: <c>kitchen</c> of <c>light.kitchen</c>.</summary>
    public string ObjectId => Text[(Text.IndexOf('.') + 1)..];

    private string Text => _text ?? "";

    /// <summary>Reads an id; false where the text is not of the form <c>domain.object_id</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EntityId id)
    {
        id = default;
        if (text is null || text.Length > MaxLength) return false;
        var dot = text.IndexOf('.');
        if (dot <= 0 || dot == text.Length - 1) return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (i != dot && !(char.IsAsciiLetterLower(text[i]) || char.IsAsciiDigit(text[i]) || text[i] == '_')) return false;
        }

        id = new EntityId(text);
        return true;
    }

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">The text is not of the form <c>domain.object_id</c>.</exception>
    public static EntityId Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new FormatException($"'{text}' is not an entity id: expected domain.object_id in lower-case letters, digits and underscores.");

    /// <summary>The id's text, <c>light.kitchen</c>.</summary>
    public override string ToString() => Text;
}
