namespace HomeLLM.Engines.Packages.Speech;

/// <summary>One run of whisper.cpp over a sound.</summary>
/// <param name="AudioContext">The audio that the model hears at once, in positions of 20 ms.</param>
/// <param name="TemperatureStep">What whisper.cpp raises the temperature by where it doubts its text; 0 for once only.</param>
/// <param name="Prompt">The text before; empty for none. As words do, it begins with a space.</param>
/// <param name="Threads">How many threads work together.</param>
internal readonly record struct SpeechAttempt(int AudioContext, float TemperatureStep, string Prompt, int Threads);
