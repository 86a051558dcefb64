using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>The clauses of an utterance: what lies between "and", "then", "but".</summary>
internal sealed class Clauses
{
    private static readonly ClauseWords Known = LinkerWords.Known.Clauses;

    private readonly int[] _clauseOf;
    private readonly bool[] _isExcepted;
    private readonly HashSet<string>?[] _domainsOfVerbs;

    /// <summary>Splits the words into clauses.</summary>
    public Clauses(List<string> words)
    {
        _clauseOf = new int[words.Count];
        _isExcepted = new bool[words.Count];
        _domainsOfVerbs = new HashSet<string>?[words.Count];
        if (words.Count > 0) _isExcepted[0] = !Known.NotExceptFirst.Contains(words[0]) && Lexicon.ExceptWords.Contains(words[0]);
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
        Known.Orders.Contains(words[at]) && !Known.NotOrderAfter.Contains(words[at - 1]);

    /// <summary>Whether an exception begins: "except …", "just not …", "minus …" but for numbers, "bar the …".</summary>
    private static bool Excepts(List<string> words, int at)
    {
        if (Lexicon.ExceptWords.Contains(words[at])) return true;
        var next = at + 1 < words.Count ? words[at + 1] : "";
        var (word, before) = (words[at], words[at - 1]);
        return (Known.Minus.Contains(word) && next.Length > 0 && !UtteranceNormalizer.IsNumber(next))
            || (Known.Save.Contains(word) && Known.SaveNext.Contains(next))
            || (Known.Bar.Contains(word) && Known.BarNext.Contains(next) && !Known.BarNotAfter.Contains(before))
            || (Known.Not.Contains(word) && ((at > 2 && Known.NotNext.Contains(next) && Known.NotAfter.Contains(before))
                || Known.NotAfterAlone.Contains(before) || Known.NotNextAlone.Contains(next)))
            || (Known.Skip.Contains(word) && at > 2 && Known.SkipNext.Contains(next) && !Known.SkipNotAfter.Contains(before));
    }

    /// <summary>"… on, the towels are damp": what something is told about stands nowhere.</summary>
    public static bool IsToldAbout(List<string> words, int at) =>
        at + 1 < words.Count && Known.ToldAbout.Contains(words[at + 1]) && !Question.IsAsked(words);

    /// <summary>Whether a word begins a clause.</summary>
    public bool IsBoundary(int word) => word > 0 && _clauseOf[word] != _clauseOf[word - 1];

    /// <summary>Whether a word belongs to an exception: "all but the lamp".</summary>
    public bool IsExcepted(int word) => _isExcepted[word];

    /// <summary>The domains that the verbs of a word's clause go with; empty where they say nothing.</summary>
    public IReadOnlySet<string> DomainsOfVerbs(List<string> words, int at)
    {
        if (_domainsOfVerbs[_clauseOf[at]] is { } known) return known;
        var domains = new HashSet<string>();
        for (var i = 0; i < words.Count; i++)
        {
            if (_clauseOf[i] == _clauseOf[at] && Lexicon.DomainsOfVerb(words[i]) is { } some) domains.UnionWith(some);
        }

        return _domainsOfVerbs[_clauseOf[at]] = domains;
    }

    /// <summary>The number of the clause that a word stands in.</summary>
    public int Of(int word) => _clauseOf[word];

    /// <summary>Whether two words stand in the same clause.</summary>
    public bool Same(int a, int b) => _clauseOf[a] == _clauseOf[b];
}
