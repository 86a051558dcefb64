namespace HomeLLM.Engines;

/// <summary>A loaded speech recognition model, shared by all its sessions. Thread-safe.</summary>
public interface ISpeechRecognizer : IDisposable
{
    /// <summary>What the model is and can.</summary>
    SpeechModelInfo Info { get; }

    /// <summary>
    /// How many tokens a text takes in <see cref="SpeechRecognitionOptions.InitialPrompt"/>, so that the caller can keep within
    /// <see cref="SpeechModelInfo.MaxPromptTokens"/>. Engines that don't show their tokens give an upper estimate.
    /// </summary>
    int CountTokens(string text);

    /// <summary>Makes a session, which holds its own buffers and caches; worth keeping from one utterance to the next.</summary>
    ISpeechSession CreateSession();
}
