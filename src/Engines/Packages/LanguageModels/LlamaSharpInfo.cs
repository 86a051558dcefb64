using System.Globalization;
using LLama;

namespace HomeLLM.Engines.Packages.LanguageModels;

/// <summary>Gathers what a file says of itself.</summary>
internal static class LlamaSharpInfo
{
    private const string ChatTemplateKey = "tokenizer.chat_template";

    /// <param name="weights">The model.</param>
    /// <param name="fileName">The name where the file gives none.</param>
    public static LanguageModelInfo Read(LLamaWeights weights, string fileName)
    {
        var metadata = weights.Metadata.ToDictionary(pair => pair.Key, pair => Tidy(pair.Value), StringComparer.Ordinal);
        return new LanguageModelInfo(
            metadata.GetValueOrDefault("general.name") is { Length: > 0 } name ? name : fileName,
            metadata.GetValueOrDefault("general.architecture", ""),
            weights.ContextSize,
            checked((long)weights.ParameterCount),
            metadata.GetValueOrDefault(ChatTemplateKey),
            metadata);
    }

    /// <summary>llama.cpp spells numbers with six decimals, 10000.000000; the port wants 10000.</summary>
    private static string Tidy(string value)
    {
        var point = value.Length - 7;
        if (point < 1 || value[point] != '.' || value.AsSpan(point + 1).ContainsAnyExceptInRange('0', '9')) return value;
        return double.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : value;
    }
}
