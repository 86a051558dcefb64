using System.Globalization;
using System.Text.Json.Nodes;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>Compares the numbers of a call with those that were said.</summary>
internal static class SaidNumbers
{
    private static readonly ValueWords Known = LinkerWords.Known.Values;

    /// <summary>
    /// Whether a number of the call is only the beginning of one that was said, and was not said itself: "300 percent" must not become
    /// 30 because the grammar takes no third digit.
    /// </summary>
    /// <param name="line">What the model wrote.</param>
    /// <param name="text">The normalised words.</param>
    public static bool AreCutShort(CallLine line, string text)
    {
        var said = text.Split(' ').Where(word => word.Length > 0 && UtteranceNormalizer.IsNumber(word)).ToList();
        return said.Count > 0 && line.Data.Any(pair => pair.Value is JsonValue value && IsCutShort(value, said));
    }

    private static bool IsCutShort(JsonValue value, List<string> said)
    {
        if (!value.TryGetValue<int>(out var number)) return false;
        var digits = Math.Abs((long)number).ToString(CultureInfo.InvariantCulture);
        return !said.Contains(digits) && said.Exists(word => word.Length > digits.Length && word.StartsWith(digits, StringComparison.Ordinal) && !word.Contains('.', StringComparison.Ordinal));
    }

    /// <summary>Whether a share is set where one was said that nobody could read: "at ate tea percent".</summary>
    public static bool AreUnread(CallLine line, string text)
    {
        var words = text.Split(' ');
        var at = Array.FindIndex(words, Known.Percent.Contains);
        return at > 0 && !words.Any(word => word.Length > 0 && UtteranceNormalizer.IsNumber(word)) && line.Data.Any(pair => pair.Key is "brightness_pct" or "percentage" or "position" or "volume_pct" or "humidity");
    }

    /// <summary>Whether a share is set to a number that was said in degrees, or a temperature to one that was said in percent.</summary>
    public static bool AreOfAnotherUnit(CallLine line, string text)
    {
        var words = text.Split(' ');
        for (var i = 0; i + 1 < words.Length; i++)
        {
            if (words[i].Length == 0 || !UtteranceNormalizer.IsNumber(words[i])) continue;
            var isShare = Known.Percent.Contains(words[i + 1]);
            if (!isShare && !Known.Degrees.Contains(words[i + 1])) continue;
            foreach (var (name, value) in line.Data)
            {
                if (value?.ToJsonString() != words[i]) continue;
                if (isShare ? name is "temperature" : name is "brightness_pct" or "percentage" or "position" or "volume_pct" or "humidity") return true;
            }
        }

        return false;
    }

    /// <summary>Whether a temperature is set that wasn't said, where another number was: "140 degrees" must not become the highest that is possible.</summary>
    public static bool IsAnotherTemperature(CallLine line, string text)
    {
        if (line.Data["temperature"] is not JsonValue value || value.GetValueKind() != System.Text.Json.JsonValueKind.Number) return false;
        var said = text.Split(' ').Where(word => word.Length > 0 && UtteranceNormalizer.IsNumber(word)).ToList();
        return said.Count > 0 && !said.Contains(value.ToJsonString());
    }
}
