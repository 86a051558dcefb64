namespace HomeLLM.HomeAgent.Linking;

/// <summary>A name that some words of the utterance may mean.</summary>
/// <param name="Variant">The name.</param>
/// <param name="Start">The first word of the span.</param>
/// <param name="End">The last word of the span, included.</param>
/// <param name="Words">The positions of the words that match, in order.</param>
/// <param name="Score">How well the words fit the name, 0 to 1: the part of its weight that was said, times how exactly.</param>
/// <param name="Strength">How much of the utterance it explains; decides between overlapping candidates.</param>
/// <param name="Distinctive">Whether a word was said that isn't a general noun nor the area where the device stands.</param>
/// <param name="LooseNoun">Whether a general noun was said otherwise than the name has it: in the plural or by a synonym.</param>
/// <param name="Complete">Whether nothing of the name was left out, but for what the area already says.</param>
internal sealed record Candidate(
    NameVariant Variant,
    int Start,
    int End,
    int[] Words,
    float Score,
    float Strength,
    bool Distinctive,
    bool LooseNoun,
    bool Complete)
{
    /// <summary>How exactly the words that were said match, whatever was left out, 0 to 1.</summary>
    public float Quality { get; init; }

    /// <summary>The score from which a match is shown without a question mark.</summary>
    public const float SureScore = 0.93f;

    /// <summary>A score that is shown with a question mark.</summary>
    public const float DoubtfulScore = 0.75f;

    /// <summary>Whether the match leaves no doubt about the name.</summary>
    public bool IsSure => Score >= SureScore;

    /// <summary>Whether a word of the utterance lies in the span.</summary>
    public bool Overlaps(Candidate other)
    {
        // Of a thousand names, each is held against each: no allocation.
        foreach (var word in Words)
        {
            if (Array.IndexOf(other.Words, word) >= 0) return true;
        }

        return false;
    }
}
