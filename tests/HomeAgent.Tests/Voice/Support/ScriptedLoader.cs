using HomeLLM.Engines;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Voice.Activity;
using HomeLLM.HomeAgent.Voice.Listening;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Tests.Voice.Support;

/// <summary>"Loads" a recogniser that is registered as a service, with the real detector.</summary>
internal sealed class ScriptedLoader(
    ISpeechRecognizer recognizer, AgentConfiguration configuration, IOptions<SpeechOptions> speech, IOptions<EnginesOptions> engines)
    : SpeechLoader(configuration, speech, engines, NullLogger<SpeechLoader>.Instance)
{
    public override LoadedSpeech Load() => new(recognizer, new EnergyVoiceDetector(), "", EngineChoice.OnlyOne, null);
}
