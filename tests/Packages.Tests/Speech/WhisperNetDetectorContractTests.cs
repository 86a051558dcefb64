using HomeLLM.Engines;
using HomeLLM.Engines.Inference.Tests.Contract;
using HomeLLM.Engines.Packages.Speech;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeLLM.Packages.Tests.Speech;

public sealed class WhisperNetDetectorContractTests : VoiceDetectorContract
{
    private protected override IVoiceActivityDetector Load(string path) =>
        WhisperNetLoader.LoadVoiceDetector(path, new WhisperNetOptions(), NullLogger.Instance);
}
