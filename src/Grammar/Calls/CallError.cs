namespace HomeLLM.Grammar;

/// <summary>What is wrong with a call.</summary>
/// <param name="Path">Where: a JSON path such as <c>$.brightness_pct</c>; <c>$</c> is the whole line.</param>
/// <param name="Expected">What should stand there.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Line">The line of the answer, from 1.</param>
public sealed record CallError(string Path, string Expected, string Found, int Line = 1)
{
    /// <summary>The error as a sentence.</summary>
    public override string ToString() => $"line {Line}, {Path}: expected {Expected}, found {Found}";
}
