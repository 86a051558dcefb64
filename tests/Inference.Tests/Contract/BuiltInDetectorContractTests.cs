namespace HomeLLM.Engines.Inference.Tests.Contract;

/// <summary>The built-in engine under the contract of <see cref="IVoiceActivityDetector"/>.</summary>
public sealed class BuiltInDetectorContractTests : VoiceDetectorContract
{
    private protected override IVoiceActivityDetector Load(string path) => VoiceActivityDetectorLoader.LoadSilero(path);
}
