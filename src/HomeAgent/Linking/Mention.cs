using System.Collections.Immutable;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>A place in the utterance that names something of the home.</summary>
/// <param name="Start">The first word of the span.</param>
/// <param name="End">The last word of the span; the labels are written after it.</param>
/// <param name="Kind">What is named.</param>
/// <param name="Indices">Which of the snapshot's devices, areas or floors, the likeliest first; more than one where several fit.</param>
/// <param name="IsSure">Whether the words leave no doubt.</param>
internal sealed record Mention(int Start, int End, MentionKind Kind, ImmutableArray<int> Indices, bool IsSure)
{
    /// <summary>How much of the utterance it explains; see <see cref="Candidate.Strength"/>.</summary>
    public float Strength { get; init; }

    /// <summary>Whether all of several devices are meant ("the bedside lamps", "both"), not one of them.</summary>
    public bool IsMany { get; init; }
}
