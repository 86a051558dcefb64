using System.Text.Json.Nodes;
using HomeLLM.Engines;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>What the server offers, as <c>info</c> tells it. Made once: Home Assistant gives the answer a second.</summary>
internal static class ServiceInfo
{
    /// <summary>What the programs are called; by this the doctor knows them.</summary>
    public const string ProgramName = "HomeLLM";

    /// <summary>The only language whose commands are understood.</summary>
    private const string CommandLanguage = "en";

    /// <summary>The values of the event.</summary>
    /// <param name="speech">The recogniser's model; null where there is none, and so no speech-to-text is offered.</param>
    public static JsonObject Describe(SpeechModelInfo? speech)
    {
        var info = new JsonObject { ["asr"] = new JsonArray(), ["handle"] = new JsonArray(Handling()) };
        if (speech is not null) info["asr"]!.AsArray().Add((JsonNode)Recognition(speech));
        // No satellite among them: where there is one, Home Assistant passes over all the rest.
        foreach (var absent in (string[])["tts", "intent", "wake", "mic", "snd"]) info[absent] = new JsonArray();
        return info;
    }

    private static JsonObject Recognition(SpeechModelInfo speech)
    {
        var model = Artifact(speech.Name, $"Whisper, {speech.Kind}");
        model["languages"] = new JsonArray([.. speech.Languages.Select(language => (JsonNode?)language)]);
        var program = Artifact(ProgramName, "Speech recognition on this machine");
        program["models"] = new JsonArray(model);
        return program;
    }

    private static JsonObject Handling()
    {
        var model = Artifact("homellm", "Commands and questions about the home");
        model["languages"] = new JsonArray(CommandLanguage);
        var program = Artifact(ProgramName, "Understands commands and runs them over MQTT");
        program["models"] = new JsonArray(model);
        // The agent acts on the devices itself.
        program["supports_home_control"] = true;
        return program;
    }

    /// <summary>What every program and every model must tell; a missing key breaks Home Assistant's reader.</summary>
    private static JsonObject Artifact(string name, string description) => new()
    {
        ["name"] = name,
        ["attribution"] = new JsonObject { ["name"] = "HomeLLM contributors", ["url"] = "" },
        ["installed"] = true,
        ["description"] = description,
        ["version"] = Versions.Program,
    };
}
