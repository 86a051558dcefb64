using HomeLLM.Engines;
using HomeLLM.Engines.Inference.Tests.Contract;
using HomeLLM.Engines.Packages.Speech;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeLLM.Packages.Tests.Speech;

public sealed class WhisperNetContractTests : SpeechRecognizerContract
{
    private protected override ISpeechRecognizer Load(string path, int threads) =>
        WhisperNetLoader.LoadRecognizer(path, new WhisperNetOptions(threads), NullLogger.Instance);
}
