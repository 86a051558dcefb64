using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language.Words;

/// <summary>What is said instead of playing a source.</summary>
internal sealed class OptionWords(PhraseBook book)
{
    private const string Section = "options";

    public FrozenSet<string> Mode { get; } = book.Words(Section, "mode");

    public FrozenSet<string> To { get; } = book.Words(Section, "to");

    public FrozenSet<string> Otherwise { get; } = book.Words(Section, "otherwise");
}
