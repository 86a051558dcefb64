using HomeLLM.HomeAgent.Language;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Language;

public sealed class PhraseBookTests
{
    [Fact]
    public void Read_LinesCommentsAndContinuations_GivesTheTexts()
    {
        var book = Read(
            """
            # A comment
            [answers]
            yes = Yes, {what}.

            # Another
            words =
              one two
              three
            [other]
            yes = a | b
            """);

        book.Sentence("answers", "yes", "what").Say("it is").ShouldBe("Yes, it is.");
        book.Words("answers", "words").ShouldBe(["one", "two", "three"], ignoreOrder: true);
        book.Parts("other", "yes").ShouldBe(["a", "b"]);
        book.Close();
    }

    [Theory]
    [InlineData("[a]\nyes = Yes.", "'no' of [a] is missing.", "x.txt: ")]
    [InlineData("[a]\nyes = Yes.\nno = No.\nnoo = No.", "nobody asks for 'noo' of [a].", "x.txt:4: ")]
    [InlineData("[a]\nyes = Yes.\nno = No, {whta}.", "'no' of [a] has no use for {whta}: it takes no slot.", "x.txt:3: ")]
    [InlineData("[a]\nyes = Yes.\nno = No. | Not.", "'no' of [a] has 2 forms between '|', expected 1.", "x.txt:3: ")]
    [InlineData("[a]\nyes = Yes.\nno =", "'no' of [a] is empty.", "x.txt:3: ")]
    [InlineData("[a]\nyes = Yes.\nno = No.\nno = No.", "'no' of [a] stands twice.", "x.txt:4: ")]
    [InlineData("[a]\nyes = Yes.\nno: No.", "expected 'name = text' below a [heading], found 'no: No.'.", "x.txt:3: ")]
    [InlineData("yes = Yes.\n[a]\nyes = Yes.\nno = No.", "expected 'name = text' below a [heading], found 'yes = Yes.'.", "x.txt:1: ")]
    public void Close_Fault_SaysFileLineAndName(string text, string expected, string place)
    {
        var book = Read(text);
        book.Sentence("a", "yes");
        book.Sentence("a", "no");

        Should.Throw<InvalidDataException>(book.Close).Message.Split(Environment.NewLine).ShouldContain(place + expected);
    }

    [Fact]
    public void Forms_NotSoMany_IsAFault()
    {
        var book = Read("[a]\non = {devices} on. | Turned on {devices}.");
        book.Forms(3, "a", "on", "devices");

        Should.Throw<InvalidDataException>(book.Close).Message.ShouldBe("x.txt:2: 'on' of [a] has 2 forms between '|', expected 3.");
    }

    [Fact]
    public void Load_BookWithoutAnything_NamesAllThatIsMissing()
    {
        var message = Should.Throw<InvalidDataException>(() => Sentences.Load(new PhraseBook("language/xx/replies"))).Message;

        message.ShouldContain("language/xx/replies: 'forbidden' of [problems] is missing.");
        message.ShouldContain("language/xx/replies: the section [terms] is missing.");
    }

    [Fact]
    public void Load_OwnLanguage_IsWhole() => Sentences.Load(PhraseBook.Open("en")).Problems.Impossible.Say().ShouldBe("I can't do that.");

    private static PhraseBook Read(string text)
    {
        var book = new PhraseBook("language/xx/replies");
        book.Read("x.txt", new StringReader(text));
        return book;
    }
}
