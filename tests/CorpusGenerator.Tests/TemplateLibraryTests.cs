using HomeLLM.CorpusGenerator.Examples;
using HomeLLM.CorpusGenerator.Templates;
using Shouldly;

namespace HomeLLM.CorpusGenerator.Tests;

public sealed class TemplateLibraryTests
{
    private static readonly HashSet<string> Known = ["t", "p"];

    [Fact]
    public void Read_RulesAndSections_ExpandsThem()
    {
        var library = Read("""
            # Greetings.
            rule verb = turn|switch
            rule polite
              please
              *3 kindly
            intent on: light weight=2
              *5 [<polite>] <verb> on {t}
            """);
        var section = library.Find("intent", "on").ShouldHaveSingleItem();
        section.Options.ShouldBe(["light", "weight=2"]);
        var template = section.Templates.ShouldHaveSingleItem();
        template.Weight.ShouldBe(5);
        template.IsHeldOut.ShouldBeFalse();
        library.CountVariants(template.Node).ShouldBe(2 * 5);
        var random = new Random(1);
        Enumerable.Range(0, 200).Select(_ => library.Expand(template.Node, random)).Distinct().Count().ShouldBe(6);
    }

    [Theory]
    [InlineData("  indented", "file.txt(1,1)", "must stand below a header")]
    [InlineData("intent on\n  say {x}", "file.txt(2)", "no slot {x}")]
    [InlineData("intent on\n  say <x>", "file.txt(2)", "no rule <x>")]
    [InlineData("intent on", "file.txt(1)", "is empty")]
    [InlineData("one two three\n  a", "file.txt(1,1)", "expected 'rule name")]
    [InlineData("rule a = b\nrule a = c", "file.txt(2)", "stands already")]
    [InlineData("rule a = x <b>\nrule b = y <a>", "file.txt", "calls itself")]
    [InlineData("intent on\n  a\n  turn (on", "file.txt(3,11)", "expected ')'")]
    public void Read_BrokenFile_SaysWhereAndWhat(string content, string where, string problem)
    {
        var error = Should.Throw<TemplateException>(() => Read(content));
        error.Message.ShouldStartWith(where);
        error.Message.ShouldContain(problem);
    }

    [Fact]
    public void IsHeldOut_ManyTemplates_AboutOneOfTwenty()
    {
        var share = Enumerable.Range(0, 20_000).Count(i => TemplateLibrary.IsHeldOut("intent on", $"say {i}")) / 20_000.0;
        share.ShouldBe(1.0 / TemplateLibrary.HeldOutOneOf, 0.01);
    }

    [Fact]
    public void Load_ShippedLanguage_IsWholeAndRich()
    {
        var library = TemplateLibrary.Load(Path.Combine(AppContext.BaseDirectory, "language", "en", "phrases"), Slots.All);
        var phrasebook = new Phrasebook(library);
        phrasebook.Intents.Sum(intent => intent.Section.Templates.Length).ShouldBeGreaterThan(1000);
        phrasebook.Intents.Sum(intent => intent.Section.Templates.Sum(template => library.CountVariants(template.Node))).ShouldBeGreaterThan(3000);
    }

    private static TemplateLibrary Read(string content) => TemplateLibrary.Read([("file.txt", content)], Known);
}
