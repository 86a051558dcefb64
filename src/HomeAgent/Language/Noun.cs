namespace HomeLLM.HomeAgent.Language;

/// <summary>What one thing of a kind is called, and several: "light", "lights".</summary>
internal sealed record Noun(string One, string Many)
{
    /// <summary>The noun beside a number.</summary>
    public string Of(int count) => count == 1 ? One : Many;
}
