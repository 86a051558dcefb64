namespace HomeLLM.HomeAgent.Voice.Audio;

/// <summary>Sound that can't be read: damaged, cut short, or of a kind that isn't known. The message says where, what was expected, what was found.</summary>
internal sealed class AudioFormatException(string message, Exception? innerException = null) : Exception(message, innerException);
