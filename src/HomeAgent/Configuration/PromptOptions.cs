namespace HomeLLM.HomeAgent.Configuration;

/// <summary>The <c>Prompt</c> section: what models other than our own are told.</summary>
internal sealed class PromptOptions
{
    public const string Section = "Prompt";

    /// <summary>The name that a model of the <c>generic</c> profile is given.</summary>
    public string AssistantName { get; set; } = "Al";
}
