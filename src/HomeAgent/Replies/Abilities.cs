using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>
/// Guesses from the words which ability was wanted, for the one sentence in which a device is said not to have it. Decides nothing.
/// </summary>
internal static class Abilities
{
    private static readonly HashSet<string> Colours = [.. ColorNames.All];

    private static ProblemSentences Words => Sentences.Spoken.Problems;

    /// <summary>What comes after "can't"; null where the words don't tell.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="isOfLights">Whether a light could be meant: "two degrees warmer" of a thermostat isn't about its colour.</param>
    public static string? Find(string text, bool isOfLights)
    {
        var words = text.ToLowerInvariant().Split([' ', ',', '.', '!', '?'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var (known, ability) in Words.Abilities)
        {
            if (words.Any(known.Contains) && (isOfLights || ability != Words.White)) return ability;
        }

        if (words.Any(Colours.Contains)) return Words.Colour;
        return words.Any(word => word.EndsWith('%')) ? Words.Level : null;
    }
}
