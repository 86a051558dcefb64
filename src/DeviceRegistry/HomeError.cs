namespace HomeLLM.DeviceRegistry;

/// <summary>One thing that is wrong in the description of a home.</summary>
/// <param name="Path">Where, as the configuration counts: <c>Home:devices:3:area</c>.</param>
/// <param name="Message">What is there, what was expected and what to do.</param>
public sealed record HomeError(string Path, string Message)
{
    /// <summary><c>path: message</c>.</summary>
    public override string ToString() => $"{Path}: {Message}";
}
