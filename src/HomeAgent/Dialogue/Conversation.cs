using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Dialogue;

/// <summary>What is remembered of what one speaker said before. Not thread-safe: one utterance at a time.</summary>
internal sealed class Conversation
{
    /// <summary>What was talked about last; null where nothing was.</summary>
    public History? History { get; set; }

    /// <summary>The question that waits for its answer; null where none does.</summary>
    public PendingQuestion? Question { get; set; }

    /// <summary>What was done last, to undo it; null where nothing was.</summary>
    public LastAction? LastAction { get; set; }
}
