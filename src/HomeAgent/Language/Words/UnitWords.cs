using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language.Words;

/// <summary>How numbers and units are brought to one spelling. The first five are what they are spelled like, in the prompt too.</summary>
internal sealed class UnitWords(PhraseBook book)
{
    private const string Section = "units";

    public string Percent { get; } = book.Word(Section, "percent");

    public string Degrees { get; } = book.Word(Section, "degrees");

    public string Kelvin { get; } = book.Word(Section, "kelvin");

    public string Minus { get; } = book.Word(Section, "minus");

    /// <summary>What "&amp;" and "+" are read as.</summary>
    public string Plus { get; } = book.Word(Section, "plus");

    public FrozenSet<string> PercentSpellings { get; } = book.Words(Section, "percent_spellings");

    public WordPhrases PercentPhrases { get; } = book.Phrases(Section, "percent_phrases");

    public FrozenSet<string> KelvinSpellings { get; } = book.Words(Section, "kelvin_spellings");

    public FrozenSet<string> Point { get; } = book.Words(Section, "point");

    public WordPhrases AndAHalf { get; } = book.Phrases(Section, "and_a_half");

    public FrozenSet<string> Degree { get; } = book.Words(Section, "degree");

    public FrozenSet<string> OneDegree { get; } = book.Words(Section, "one_degree");

    /// <summary>What a number and the ending behind it come to.</summary>
    public FrozenDictionary<(string Number, string Ending), string> Ordinals { get; } =
        book.Table(Section, "ordinals", 3).ToFrozenDictionary(row => (row[0], row[1]), row => row[2]);

    /// <summary>Into how many parts each divides a whole: "quarter", 4.</summary>
    public FrozenDictionary<string, int> Fraction { get; } = book.Numbers(Section, "fraction");

    /// <summary>The same in the plural: "quarters".</summary>
    public FrozenDictionary<string, int> Fractions { get; } = book.Numbers(Section, "fractions");

    public FrozenSet<string> FractionArticle { get; } = book.Words(Section, "fraction_article");

    public FrozenSet<string> FractionNext { get; } = book.Words(Section, "fraction_next");

    public FrozenSet<string> FractionNotNext { get; } = book.Words(Section, "fraction_not_next");
}
