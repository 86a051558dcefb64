namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>An utterance whose text isn't known yet.</summary>
/// <param name="Speech">How long it is, without the silence at its end.</param>
/// <param name="Silence">The silence that ended it.</param>
/// <param name="IsAwake">Whether it was asked for, so that it needs no wake phrase.</param>
/// <param name="Ended">When its end was noticed, a timestamp.</param>
internal readonly record struct SpokenSegment(TimeSpan Speech, TimeSpan Silence, bool IsAwake, long Ended);
