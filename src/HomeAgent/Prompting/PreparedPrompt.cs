using System.Collections.Immutable;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Prompting;

/// <summary>What the model is given for one utterance, and what it may answer.</summary>
/// <param name="Segments">The prompt, in order; the answer follows directly.</param>
/// <param name="Scope">What may be named in the answer.</param>
/// <param name="Linked">What the linker found.</param>
/// <param name="Said">What was said, in its own spelling.</param>
internal sealed record PreparedPrompt(ImmutableArray<PromptSegment> Segments, CallScope Scope, LinkedUtterance Linked, string Said)
{
    /// <summary>The prompt as one text.</summary>
    public string Text => string.Concat(Segments.Select(segment => segment.Text));
}
