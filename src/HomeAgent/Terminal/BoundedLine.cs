namespace HomeLLM.HomeAgent.Terminal;

/// <summary>A line of input.</summary>
/// <param name="Text">The line without its end; cut where it is too long.</param>
/// <param name="IsTooLong">Whether a part of it was thrown away.</param>
internal readonly record struct BoundedLine(string Text, bool IsTooLong);
