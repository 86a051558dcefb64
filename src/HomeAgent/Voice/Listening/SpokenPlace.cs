namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>Where an utterance was heard.</summary>
/// <param name="AreaId">The id of the area; null where it isn't known.</param>
/// <param name="Language">The code of the language, one of the model's; null for the configured one.</param>
internal readonly record struct SpokenPlace(string? AreaId, string? Language = null);
