using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace HomeLLM.HomeAgent.Language;

/// <summary>Sequences of words that mean the same to a rule; <c>*</c> in them is any word. Immutable.</summary>
internal sealed class WordPhrases
{
    private const string AnyWord = "*";

    private readonly string[][] _phrases;

    /// <summary>Splits phrases at their blanks; empty ones count for nothing.</summary>
    public WordPhrases(ImmutableArray<string> phrases) => _phrases = [.. phrases.Select(PhraseBook.Split).Where(phrase => phrase.Length > 0)];

    /// <summary>How many words the first of the phrases has that begins at a word; 0 where none does.</summary>
    public int LengthAt(ReadOnlySpan<string> words, int at)
    {
        foreach (var phrase in _phrases)
        {
            if (at + phrase.Length <= words.Length && IsSaid(phrase, words.Slice(at, phrase.Length))) return phrase.Length;
        }

        return 0;
    }

    /// <inheritdoc cref="LengthAt(ReadOnlySpan{string}, int)"/>
    public int LengthAt(List<string> words, int at) => LengthAt(CollectionsMarshal.AsSpan(words), at);

    /// <summary>How many words the first of the phrases has whose last word is that one; 0 where there is none.</summary>
    public int LengthUntil(ReadOnlySpan<string> words, int last)
    {
        foreach (var phrase in _phrases)
        {
            var at = last + 1 - phrase.Length;
            if (at >= 0 && IsSaid(phrase, words.Slice(at, phrase.Length))) return phrase.Length;
        }

        return 0;
    }

    /// <inheritdoc cref="LengthUntil(ReadOnlySpan{string}, int)"/>
    public int LengthUntil(List<string> words, int last) => LengthUntil(CollectionsMarshal.AsSpan(words), last);

    /// <summary>Whether one of the phrases ends the words.</summary>
    public bool End(ReadOnlySpan<string> words) => words.Length > 0 && LengthUntil(words, words.Length - 1) > 0;

    /// <inheritdoc cref="End(ReadOnlySpan{string})"/>
    public bool End(List<string> words) => End(CollectionsMarshal.AsSpan(words));

    /// <summary>Whether one of the phrases stands anywhere.</summary>
    public bool StandIn(ReadOnlySpan<string> words)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (LengthAt(words, at) > 0) return true;
        }

        return false;
    }

    private static bool IsSaid(string[] phrase, ReadOnlySpan<string> words)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            if (words[i] != phrase[i] && phrase[i] != AnyWord) return false;
        }

        return true;
    }
}
