namespace HomeLLM.HomeAgent.Linking;

/// <summary>The clauses of an utterance: what lies between "and", "then", "but".</summary>
internal sealed class Clauses
{
    private readonly int[] _clauseOf;
    private readonly bool[] _isExcepted;

    /// <summary>Splits the words into clauses.</summary>
    public Clauses(List<string> words)
    {
        _clauseOf = new int[words.Count];
        _isExcepted = new bool[words.Count];
        for (var i = 1; i < words.Count; i++)
        {
            _clauseOf[i] = _clauseOf[i - 1] + (Lexicon.ClauseWords.Contains(words[i]) ? 1 : 0);
            // "Except the lamp and the hall": what follows an exception without a verb of its own is excepted too.
            _isExcepted[i] = Lexicon.ExceptWords.Contains(words[i]) || (_isExcepted[i - 1] && words[i] is not ("turn" or "switch" or "set" or "put" or "dim" or "make" or "close" or "open" or "lock"));
        }
    }

    /// <summary>Whether a word begins a clause.</summary>
    public bool IsBoundary(int word) => word > 0 && _clauseOf[word] != _clauseOf[word - 1];

    /// <summary>Whether a word belongs to an exception: "all but the lamp".</summary>
    public bool IsExcepted(int word) => _isExcepted[word];

    /// <summary>The domains that the verbs of a word's clause go with; empty where they say nothing.</summary>
    public HashSet<string> DomainsOfVerbs(List<string> words, int at)
    {
        var domains = new HashSet<string>();
        for (var i = 0; i < words.Count; i++)
        {
            if (_clauseOf[i] == _clauseOf[at] && Lexicon.DomainsOfVerb(words[i]) is { } some) domains.UnionWith(some);
        }

        return domains;
    }

    /// <summary>The number of the clause that a word stands in.</summary>
    public int Of(int word) => _clauseOf[word];

    /// <summary>Whether two words stand in the same clause.</summary>
    public bool Same(int a, int b) => _clauseOf[a] == _clauseOf[b];
}
