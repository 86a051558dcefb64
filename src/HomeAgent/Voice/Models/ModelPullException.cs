namespace HomeLLM.HomeAgent.Voice.Models;

/// <summary>A model couldn't be fetched; nothing was left behind.</summary>
internal sealed class ModelPullException(string message, Exception? innerException = null) : Exception(message, innerException);
