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
        if (words.Count > 0) _isExcepted[0] = words[0] is not "but" && Lexicon.ExceptWords.Contains(words[0]);
        for (var i = 1; i < words.Count; i++)
        {
            var excepts = Excepts(words, i);
            // "Except the lamp and the hall": what follows an exception without a verb of its own is excepted too.
            _isExcepted[i] = excepts || (_isExcepted[i - 1] && !IsOrder(words, i));
            // "Apart from the hall turn off everything": the order begins anew.
            var resumes = _isExcepted[i - 1] && !_isExcepted[i];
            _clauseOf[i] = _clauseOf[i - 1] + (excepts || resumes || Lexicon.ClauseWords.Contains(words[i]) ? 1 : 0);
        }
    }

    /// <summary>Whether a verb begins an order: "mute every speaker", not "the open shelf".</summary>
    private static bool IsOrder(List<string> words, int at) =>
        words[at] is "turn" or "switch" or "set" or "put" or "dim" or "make" or "close" or "open" or "lock" or "unlock" or "mute" or "unmute" or "pause" or "stop" or "start"
            or "shut" or "raise" or "lower" or "kill" or "brighten" or "toggle" && words[at - 1] is not ("the" or "my" or "our" or "a");

    /// <summary>Whether an exception begins: "except …", "just not …", "minus …" but for numbers, "bar the …".</summary>
    private static bool Excepts(List<string> words, int at)
    {
        if (Lexicon.ExceptWords.Contains(words[at])) return true;
        var next = at + 1 < words.Count ? words[at + 1] : "";
        return words[at] switch
        {
            "minus" => next.Length > 0 && !UtteranceNormalizer.IsNumber(next),
            "save" => next is "for" or "the" or "my",
            "bar" => next is "the" or "my" && words[at - 1] is not ("the" or "my" or "at" or "in"),
            "not" when at > 2 && next is "the" or "my" && words[at - 1] is "on" or "off" or "up" or "down" => true,
            "not" => words[at - 1] is "just" or "only" or "and" || next is "including" or "counting",
            "skip" or "skipping" or "leaving" or "leave" => at > 2 && next is "out" or "the" or "my" && words[at - 1] is not ("and" or "please" or "then" or "to"),
            _ => false,
        };
    }

    /// <summary>"… on, the towels are damp": what something is told about stands nowhere.</summary>
    public static bool IsToldAbout(List<string> words, int at) =>
        at + 1 < words.Count && words[at + 1] is "is" or "are" or "was" or "were" or "has" or "have" or "needs" or "need" or "wont" or "isnt" or "arent" && !Question.IsAsked(words);

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
