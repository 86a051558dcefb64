using System.Drawing;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Questions;

/// <summary>Finds a plain name for the colour of a light.</summary>
internal static class ColourNames
{
    private static readonly string[] Plain =
        ["red", "orange", "yellow", "green", "cyan", "blue", "purple", "magenta", "pink", "white", "turquoise", "violet", "gold", "lime", "teal", "indigo", "salmon"];

    /// <summary>The name of the nearest plain colour; null where the light doesn't tell its colour.</summary>
    public static string? Find(Device device)
    {
        if (device.Raw("rgb_color") is not { } raw || JsonNode.Parse(raw) is not JsonArray { Count: 3 } array) return null;
        var rgb = array.Select(part => part.AsNumber()).ToArray();
        return rgb.All(part => part is not null) ? Plain.MinBy(name => Distance(Color.FromName(name), rgb[0]!.Value, rgb[1]!.Value, rgb[2]!.Value)) : null;
    }

    private static double Distance(Color color, double red, double green, double blue) =>
        Math.Pow(color.R - red, 2) + Math.Pow(color.G - green, 2) + Math.Pow(color.B - blue, 2);
}
