using System.ComponentModel.DataAnnotations;

namespace HomeLLM.HomeAgent.Configuration;

/// <summary>The <c>Engines</c> section: which implementations work, of those that are compiled in.</summary>
internal sealed class EnginesOptions
{
    public const string Section = "Engines";

    private const string Expected = "expected auto or builtin (the only set compiled into this program)";

    /// <summary><c>auto</c> or <c>builtin</c>.</summary>
    [RegularExpression("(?i)auto|builtin", ErrorMessage = Expected)]
    public string LanguageModel { get; set; } = "auto";

    /// <summary><c>auto</c> or <c>builtin</c>.</summary>
    [RegularExpression("(?i)auto|builtin", ErrorMessage = Expected)]
    public string Mqtt { get; set; } = "auto";
}
