namespace HomeLLM.HomeAgent.Configuration;

/// <summary>The <c>Engines</c> section: which implementations work, of those that are compiled in. docs/engines.md compares them.</summary>
internal sealed class EnginesOptions
{
    public const string Section = "Engines";

    public const string Auto = "auto", BuiltIn = "builtin", LlamaSharp = "llamasharp", WhisperNet = "whisper.net", MqttNet = "mqttnet", Keywords = "keywords";

    /// <summary>
    /// <c>auto</c>, <c>builtin</c> or <c>llamasharp</c>; or <c>keywords</c>, no model at all but a table of words: the baseline that
    /// <c>evaluate</c> compares a model with.
    /// </summary>
    [EngineName(LlamaSharp, Extra = Keywords)]
    public string LanguageModel { get; set; } = Auto;

    /// <summary><c>auto</c>, <c>builtin</c> or <c>whisper.net</c>.</summary>
    [EngineName(WhisperNet)]
    public string Speech { get; set; } = Auto;

    /// <summary><c>auto</c>, <c>builtin</c> or <c>mqttnet</c>.</summary>
    [EngineName(MqttNet)]
    public string Mqtt { get; set; } = Auto;
}
