namespace HomeLLM.HomeAgent.Doctor;

/// <summary>What one look found.</summary>
/// <param name="Subject">What was looked at.</param>
/// <param name="IsFine">Whether it is as it should be.</param>
/// <param name="Text">What was found.</param>
/// <param name="Advice">What to do, one line each; empty where it is fine.</param>
internal sealed record Finding(string Subject, bool IsFine, string Text, params IReadOnlyList<string> Advice)
{
    /// <summary>Writes it for people.</summary>
    public void Write(TextWriter output)
    {
        output.WriteLine($"{(IsFine ? "fine" : "NOT FINE"),-9} {Subject,-14} {Text}");
        foreach (var line in Advice) output.WriteLine($"{"",-25}-> {line}");
    }
}
