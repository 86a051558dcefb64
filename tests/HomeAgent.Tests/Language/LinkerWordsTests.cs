using HomeLLM.HomeAgent.Language;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Language;

public sealed class LinkerWordsTests
{
    [Fact]
    public void Known_OwnLanguage_IsWhole() => LinkerWords.Known.Clauses.Orders.ShouldContain("unlock");

    [Fact]
    public void Load_BookWithoutAnything_NamesAllThatIsMissing()
    {
        var message = Should.Throw<InvalidDataException>(() => LinkerWords.Load(new PhraseBook("language/xx/linker"))).Message;

        message.ShouldContain("language/xx/linker: 'orders' of [clauses] is missing.");
        message.ShouldContain("language/xx/linker: 'verbs' of [reservations] is missing.");
    }

    [Theory]
    [InlineData("word = per cent", "x.txt:2: 'word' of [a] has 2 words, expected 1.")]
    [InlineData("word =", "x.txt:2: 'word' of [a] has 0 words, expected 1.")]
    [InlineData("word = x\nrows = 1 st | 2 nd second", "x.txt:3: 'rows' of [a] has '1 st', expected 3 words.")]
    [InlineData("word = x\nrows = 1 st first | 1 th first", "x.txt:3: 'rows' of [a] has '1' twice.")]
    [InlineData("word = x\nnumbers = half two", "x.txt:3: 'numbers' of [a] has 'two', expected a number above 0.")]
    [InlineData("word = x\nnumbers = half 0", "x.txt:3: 'numbers' of [a] has '0', expected a number above 0.")]
    public void Close_Fault_SaysFileLineAndGroup(string text, string expected)
    {
        var book = Read(text);
        book.Word("a", "word");
        book.Table("a", "rows", 3);
        book.Numbers("a", "numbers");
        book.Phrases("a", "phrases");

        Should.Throw<InvalidDataException>(book.Close).Message.Split(Environment.NewLine).ShouldContain(expected);
    }

    [Fact]
    public void Take_EmptyGroups_AreEmpty()
    {
        var book = Read("rows =\nnumbers =\nphrases =\nwords =");

        book.Table("a", "rows", 2).ShouldBeEmpty();
        book.Numbers("a", "numbers").ShouldBeEmpty();
        book.Phrases("a", "phrases").StandIn(["a", "b"]).ShouldBeFalse();
        book.WordList("a", "words").ShouldBeEmpty();
        book.Close();
    }

    private static PhraseBook Read(string text)
    {
        var book = new PhraseBook("language/xx/linker");
        book.Read("x.txt", new StringReader("[a]\n" + text));
        return book;
    }
}
