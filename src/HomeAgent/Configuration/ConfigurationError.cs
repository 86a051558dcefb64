namespace HomeLLM.HomeAgent.Configuration;

/// <summary>One thing that is wrong in the configuration.</summary>
/// <param name="Path">Where: <c>Mqtt:Port</c>.</param>
/// <param name="Message">What is there, what was expected.</param>
internal sealed record ConfigurationError(string Path, string Message)
{
    /// <summary><c>path: message</c>.</summary>
    public override string ToString() => $"{Path}: {Message}";
}
