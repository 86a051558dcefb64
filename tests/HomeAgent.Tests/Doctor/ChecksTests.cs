using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Doctor;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Doctor;

public sealed class ChecksTests
{
    [Fact]
    public void CheckHome_Broken_ListsEveryError()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.json", """{"Home": {"devices": [{"id": "x", "name": ""}]}}""");

        var finding = Checks.CheckHome(AgentConfiguration.Load(path, []));

        finding.IsFine.ShouldBeFalse();
        finding.Advice.Count.ShouldBe(2);
        var text = new StringWriter { NewLine = "\n" };
        finding.Write(text);
        text.ToString().ShouldStartWith("NOT FINE  Home           2 errors\n                         -> Home:devices:0:id");
    }

    [Theory]
    [InlineData("""{"Home": {}}""", false)]
    [InlineData("""{"Home": {"devices": [{"id": "light.a", "name": "A"}]}}""", true)]
    public void CheckHome_Home_IsFineWithDevices(string content, bool isFine)
    {
        using var folder = new TemporaryFolder();

        Checks.CheckHome(AgentConfiguration.Load(folder.Write("a.json", content), [])).IsFine.ShouldBe(isFine);
    }

    [Fact]
    public void CheckConfiguration_Errors_AreListed()
    {
        using var folder = new TemporaryFolder();

        var finding = Checks.CheckConfiguration(AgentConfiguration.Load(folder.Write("a.json", """{"Mqtt": {"Port": 0, "Version": "x"}}"""), []));

        finding.IsFine.ShouldBeFalse();
        finding.Advice.Count.ShouldBe(2);
    }

    [Fact]
    public async Task CheckModel_NoModel_SaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.json", "{}");

        var finding = await Checks.CheckModelAsync(AgentConfiguration.Load(path, []));

        finding.IsFine.ShouldBeFalse();
        finding.Text.ShouldContain("homellm-*.gguf");
    }

    [Theory]
    [InlineData("")]
    [InlineData("GGUF")]
    [InlineData("this is no model at all, but a text")]
    public async Task CheckModel_NotAModel_SaysSo(string content)
    {
        using var folder = new TemporaryFolder();
        folder.Write("m.gguf", content);

        var finding = await Checks.CheckModelAsync(AgentConfiguration.Load(folder.Write("a.json", "{}"), ["Model:Path=m.gguf"]));

        finding.IsFine.ShouldBeFalse();
        finding.Text.ShouldContain("can't be loaded");
    }
}
