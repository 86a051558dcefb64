using System.Text.Json;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>
/// The attributes that the agent takes in, and the form that each must have. All others are passed over: a home publishes icons, pictures
/// and much else.
/// </summary>
internal static class StateAttributes
{
    private const int MaxItems = 200;
    private const int MaxTextLength = 255;
    private static readonly JsonElement NullElement = JsonDocument.Parse("null").RootElement.Clone();

    private static readonly Dictionary<string, Func<JsonElement, bool>> Forms = new(StringComparer.Ordinal)
    {
        ["brightness"] = value => IsNumber(value, 0, 255),
        ["color_temp_kelvin"] = value => IsNumber(value, 500, 40_000),
        ["min_color_temp_kelvin"] = value => IsNumber(value, 500, 40_000),
        ["max_color_temp_kelvin"] = value => IsNumber(value, 500, 40_000),
        ["rgb_color"] = value => IsArray(value, item => IsNumber(item, 0, 255), 3),
        ["hs_color"] = value => IsArray(value, item => IsNumber(item, 0, 360), 2),
        ["xy_color"] = value => IsArray(value, item => IsNumber(item, 0, 1), 2),
        ["color_mode"] = IsText,
        ["effect"] = IsText,
        ["supported_color_modes"] = value => IsArray(value, IsText),
        ["supported_features"] = value => IsNumber(value, 0, int.MaxValue),
        ["percentage"] = value => IsNumber(value, 0, 100),
        ["percentage_step"] = value => IsNumber(value, 0, 100),
        ["oscillating"] = IsFlag,
        ["direction"] = IsText,
        ["preset_mode"] = IsText,
        ["preset_modes"] = value => IsArray(value, IsText),
        ["current_position"] = value => IsNumber(value, 0, 100),
        ["temperature"] = value => IsNumber(value, -500, 1000),
        ["current_temperature"] = value => IsNumber(value, -500, 1000),
        ["target_temp_low"] = value => IsNumber(value, -500, 1000),
        ["target_temp_high"] = value => IsNumber(value, -500, 1000),
        ["min_temp"] = value => IsNumber(value, -500, 1000),
        ["max_temp"] = value => IsNumber(value, -500, 1000),
        ["target_temp_step"] = value => IsNumber(value, 0, 100),
        ["hvac_action"] = IsText,
        ["hvac_modes"] = value => IsArray(value, IsText),
        ["humidity"] = value => IsNumber(value, 0, 100),
        ["current_humidity"] = value => IsNumber(value, 0, 100),
        ["mode"] = IsText,
        ["available_modes"] = value => IsArray(value, IsText),
        ["volume_level"] = value => IsNumber(value, 0, 1),
        ["is_volume_muted"] = IsFlag,
        ["source"] = IsText,
        ["source_list"] = value => IsArray(value, IsText),
        ["media_title"] = IsText,
        ["media_artist"] = IsText,
        ["battery_level"] = value => IsNumber(value, 0, 100),
        ["device_class"] = IsText,
        ["unit_of_measurement"] = IsText,
    };

    /// <summary>What a light has only while it is on; a retained value may outlive that.</summary>
    public static IReadOnlyList<string> OfLightThatIsOn { get; } =
        ["brightness", "color_mode", "color_temp_kelvin", "rgb_color", "hs_color", "xy_color", "effect"];

    /// <summary>A JSON null.</summary>
    public static JsonElement None => NullElement;

    /// <summary>Whether the agent takes this attribute in with this value; a JSON null always.</summary>
    public static bool IsTaken(string name, JsonElement value) =>
        Forms.TryGetValue(name, out var fits) && (value.ValueKind == JsonValueKind.Null || fits(value));

    private static bool IsNumber(JsonElement value, double min, double max) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= min && number <= max;

    private static bool IsFlag(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString()!.Length <= MaxTextLength;

    private static bool IsArray(JsonElement value, Func<JsonElement, bool> fits, int? length = null) =>
        value.ValueKind == JsonValueKind.Array
        && value.GetArrayLength() is var count && count <= MaxItems && (length is null || count == length)
        && value.EnumerateArray().All(fits);
}
