using System.Collections.Immutable;

namespace HomeLLM.Grammar;

/// <summary>Which words of an utterance may be taken over into a call.</summary>
internal static class SpokenText
{
    /// <summary>The most characters that are taken over, so that a line stays one that is read.</summary>
    public const int MaxLength = 1000;

    /// <summary>
    /// The words that fit, from the first on; an empty one in place of each that can't be spelled, over which no item reaches. Empty
    /// where there is no word to take.
    /// </summary>
    public static ImmutableArray<string> Offered(ImmutableArray<string> words)
    {
        var offered = ImmutableArray.CreateBuilder<string>(words.Length);
        var length = 0;
        var hasWord = false;
        foreach (var word in words)
        {
            length += word.Length + 1;
            if (length > MaxLength) break;
            var fits = JsonSpelling.IsSpellable(word) && !word.Any(character => char.IsWhiteSpace(character) || char.IsControl(character));
            offered.Add(fits ? word : "");
            hasWord |= fits;
        }

        return hasWord ? offered.ToImmutable() : [];
    }
}
