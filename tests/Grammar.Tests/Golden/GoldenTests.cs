using System.Runtime.CompilerServices;
using Shouldly;

namespace HomeLLM.Grammar.Tests;

/// <summary>The grammar and the schema of the small home, as files. A mismatch is evidence, not something to refresh.</summary>
public class GoldenTests
{
    [Fact]
    public void ToGbnf_Labels_IsTheGoldenFile() =>
        Check("small-home-labels.gbnf", CallGrammar.Build(TestHome.Labels(TestHome.Small), ServiceCatalogue.Default).ToGbnf());

    [Fact]
    public void ToGbnf_HostileNames_IsTheGoldenFile() =>
        Check("hostile-home-ids.gbnf", CallGrammar.Build(CallScope.WholeHome(TestHome.Hostile), ServiceCatalogue.Default).ToGbnf());

    [Fact]
    public void ToGbnf_EveryDomain_IsTheGoldenFile() => Check(
        "every-domain-ids.gbnf",
        CallGrammar.Build(CallScope.WholeHome(TestHome.Every) with { SpokenWords = ["add", "oat", "\"milk\""] }, ServiceCatalogue.Default).ToGbnf());

    [Fact]
    public void Build_Labels_IsTheGoldenSchema() =>
        Check("small-home-labels.schema.json", CallSchema.Build(TestHome.Labels(TestHome.Small), ServiceCatalogue.Default).ToJson() + "\n");

    private static void Check(string name, string actual, [CallerFilePath] string here = "")
    {
        var golden = Path.Combine(Path.GetDirectoryName(here)!, name);
        actual = actual.ReplaceLineEndings("\n");
        if (!File.Exists(golden) || File.ReadAllText(golden) != actual) File.WriteAllText(Path.Combine(AppContext.BaseDirectory, name), actual);

        File.Exists(golden).ShouldBeTrue($"{golden} is missing; what it would be lies in {AppContext.BaseDirectory}");
        actual.ShouldBe(File.ReadAllText(golden));
    }
}
