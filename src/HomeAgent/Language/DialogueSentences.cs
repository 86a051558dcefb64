namespace HomeLLM.HomeAgent.Language;

/// <summary>What is said to answers to the agent's own questions.</summary>
internal sealed class DialogueSentences(PhraseBook book)
{
    private const string Section = "dialogue";

    public Sentence NotDone { get; } = book.Sentence(Section, "not_done");

    public Sentence Gone { get; } = book.Sentence(Section, "gone");

    public Sentence NoneChosen { get; } = book.Sentence(Section, "none_chosen");

    public Sentence NothingToUndo { get; } = book.Sentence(Section, "nothing_to_undo");
}
