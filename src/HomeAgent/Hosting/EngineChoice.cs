namespace HomeLLM.HomeAgent.Hosting;

/// <summary>Which engine does a job, and why that one.</summary>
/// <param name="Name">Such as <c>built-in</c> or <c>LLamaSharp</c>.</param>
/// <param name="Why">For people; begins in lower case.</param>
internal sealed record EngineChoice(string Name, string Why)
{
    public const string BuiltIn = "built-in", LlamaSharp = "LLamaSharp", MqttNet = "MQTTnet", WhisperNet = "Whisper.net";

    /// <summary>Why the built-in engine works where the others aren't compiled in.</summary>
    public static EngineChoice OnlyOne { get; } = new(BuiltIn, "the only one compiled in");

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Why})";
}
