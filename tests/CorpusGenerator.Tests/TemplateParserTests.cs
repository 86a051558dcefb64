using HomeLLM.CorpusGenerator.Templates;
using Shouldly;

namespace HomeLLM.CorpusGenerator.Tests;

public sealed class TemplateParserTests
{
    [Theory]
    [InlineData("turn on {t}", "turn on {t}")]
    [InlineData("(a|b)", "a,b")]
    [InlineData("turn (on|off) it", "turn on it,turn off it")]
    [InlineData("light[s]", "light,lights")]
    [InlineData("[very] dim", "dim,very dim")]
    [InlineData("a (b|c [d|e]) f", "a b f,a c f,a c d f,a c e f")]
    public void Expand_Template_SaysAllOfItAndNothingElse(string template, string expected)
    {
        var node = TemplateParser.Parse(template);
        var random = new Random(1);
        var said = Enumerable.Range(0, 400).Select(_ => TemplateExpander.Expand(node, _ => node, random)).ToHashSet();
        said.ShouldBe(expected.Split(','), ignoreOrder: true);
    }

    [Theory]
    [InlineData("turn (on|off", 13, "expected ')'")]
    [InlineData("turn [on", 9, "expected ']'")]
    [InlineData("turn on)", 8, "unexpected ')'")]
    [InlineData("set {t", 7, "expected '}'")]
    [InlineData("set {T}", 6, "expected a name")]
    [InlineData("a}", 2, "closes nothing")]
    public void Parse_BrokenTemplate_SaysWhereAndWhat(string template, int column, string problem)
    {
        var error = Should.Throw<TemplateException>(() => TemplateParser.Parse(template, "light.txt", 7));
        error.File.ShouldBe("light.txt");
        error.Line.ShouldBe(7);
        error.Column.ShouldBe(column);
        error.Message.ShouldContain(problem);
    }
}
