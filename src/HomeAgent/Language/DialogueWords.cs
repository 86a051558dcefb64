using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language;

/// <summary>The words by which people answer a question of the agent. All are normalised: lower case, numbers in digits.</summary>
internal sealed class DialogueWords(PhraseBook book)
{
    private const string Section = "dialogue_words";

    /// <summary>Each of them alone is a yes.</summary>
    public FrozenSet<string> Yes { get; } = book.Words(Section, "yes");

    /// <summary>A yes only together with one of the words above, or as one of <see cref="YesPhrases"/>.</summary>
    public FrozenSet<string> YesFillers { get; } = book.Words(Section, "yes_fillers");

    /// <summary>A yes without any of the words above.</summary>
    public FrozenSet<string> YesPhrases { get; } = book.Parts(Section, "yes_phrases").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Any of them makes it no yes; alone, or with fillers, it is a no.</summary>
    public FrozenSet<string> No { get; } = book.Words(Section, "no");

    /// <summary>What may stand beside a no.</summary>
    public FrozenSet<string> NoFillers { get; } = book.Words(Section, "no_fillers");

    /// <summary>Before a choice, these turn nothing down.</summary>
    public FrozenSet<string> NoBeforeChoice { get; } = book.Words(Section, "no_before_choice");

    /// <summary>All of the candidates.</summary>
    public FrozenSet<string> All { get; } = book.Words(Section, "all");

    /// <summary>What may stand beside a choice without changing it.</summary>
    public FrozenSet<string> ChoiceFillers { get; } = book.Words(Section, "choice_fillers");

    /// <summary>Between two choices.</summary>
    public FrozenSet<string> And { get; } = book.Words(Section, "and");

    /// <summary>Which of several in the order in which they were named, from 0.</summary>
    public FrozenDictionary<string, int> Ordinals { get; } = ReadOrdinals(book);

    /// <summary>Before a number that chooses: "number 2".</summary>
    public FrozenSet<string> Number { get; } = book.Words(Section, "number");

    /// <summary>The last of several.</summary>
    public FrozenSet<string> Last { get; } = book.Words(Section, "last");

    /// <summary>The speaker's own place.</summary>
    public FrozenSet<string> Here { get; } = book.Words(Section, "here");

    /// <summary>The floor above the ground.</summary>
    public FrozenSet<string> Upstairs { get; } = book.Words(Section, "upstairs");

    /// <summary>The floor below others.</summary>
    public FrozenSet<string> Downstairs { get; } = book.Words(Section, "downstairs");

    /// <summary>"No, the other one": the last order was for the wrong one of two.</summary>
    public FrozenSet<string> Other { get; } = book.Words(Section, "other");

    private static FrozenDictionary<string, int> ReadOrdinals(PhraseBook book) => book.Parts(Section, "ordinals")
        .SelectMany((words, index) => PhraseBook.Split(words).Select(word => (word, index)))
        .DistinctBy(pair => pair.word)
        .ToFrozenDictionary(pair => pair.word, pair => pair.index);
}
