using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>
/// Guesses from the words which ability was wanted, for the one sentence in which a device is said not to have it. Decides nothing.
/// </summary>
internal static class Abilities
{
    private static readonly (string[] Words, string Ability)[] Known =
    [
        (["oscillate", "oscillating", "oscillation", "swing", "rotate"], "oscillate"),
        (["reverse", "direction", "forward", "backwards"], "change its direction"),
        (["preset", "mode"], "run in that mode"),
        (["kelvin", "warmer", "cooler", "warm", "cool", "cold", "daylight", "candlelight"], "change its colour temperature that way"),
        (["color", "colour", "rgb"], "change its colour"),
        (["faster", "slower", "speed"], "change its speed"),
        (["dim", "dimmer", "brighter", "darker", "brightness", "brighten", "bright"], "be dimmed that way"),
        (["percent", "half", "quarter", "third", "maximum", "minimum", "full"], "be set to that"),
    ];

    private static readonly HashSet<string> Colours = [.. ColorNames.All];

    /// <summary>What comes after "can't"; null where the words don't tell.</summary>
    public static string? Find(string text)
    {
        var words = text.ToLowerInvariant().Split([' ', ',', '.', '!', '?'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var (known, ability) in Known)
        {
            if (words.Any(known.Contains)) return ability;
        }

        if (words.Any(Colours.Contains)) return "change its colour";
        return words.Any(word => word.EndsWith('%')) ? "be set to that" : null;
    }
}
