namespace HomeLLM.HomeAgent.Linking;

/// <summary>The clauses of an utterance: what lies between "and", "then", "but".</summary>
internal sealed class Clauses
{
    private readonly int[] _clauseOf;

    /// <summary>Splits the words into clauses.</summary>
    public Clauses(List<string> words)
    {
        _clauseOf = new int[words.Count];
        for (var i = 1; i < words.Count; i++) _clauseOf[i] = _clauseOf[i - 1] + (Lexicon.ClauseWords.Contains(words[i]) ? 1 : 0);
    }

    /// <summary>The number of the clause that a word stands in.</summary>
    public int Of(int word) => _clauseOf[word];

    /// <summary>Whether two words stand in the same clause.</summary>
    public bool Same(int a, int b) => _clauseOf[a] == _clauseOf[b];
}
