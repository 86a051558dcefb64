namespace HomeLLM.Engines.Inference.Tests.Contract;

/// <summary>The built-in engine under the contract of <see cref="ISpeechRecognizer"/>.</summary>
public sealed class BuiltInSpeechContractTests : SpeechRecognizerContract
{
    private protected override ISpeechRecognizer Load(string path, int threads) => SpeechRecognizerLoader.Load(path, new SpeechRecognizerOptions(threads));
}
