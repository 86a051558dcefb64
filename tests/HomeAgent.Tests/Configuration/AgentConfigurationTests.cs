using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Configuration;

public sealed class AgentConfigurationTests
{
    [Fact]
    public void Load_ManyBrokenValues_NamesEveryOneWithItsPath()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.json", """
            {"Mqtt": {"Port": 99999, "Version": "4", "Hots": "x", "Prefix": "a/#", "StatestreamBase": "homeassistant", "CommandExpirySeconds": 0},
             "Engines": {"Mqtt": "other"},
             "Model": {"Threads": "lots", "Profile": "x"},
             "Safety": {"Never": "all", "AnswerSeconds": -1}}
            """);

        var configuration = AgentConfiguration.Load(path, []);

        configuration.Errors.Select(error => error.Path).ShouldBe(
            [
                "Mqtt:Port", "Mqtt:Version", "Mqtt:Hots", "Mqtt:Prefix", "Mqtt:StatestreamBase", "Mqtt:CommandExpirySeconds",
                "Engines:Mqtt", "Model:Threads", "Model:Profile", "Safety:Never", "Safety:AnswerSeconds",
            ],
            ignoreOrder: true);
        configuration.Errors.Single(error => error.Path == "Mqtt:Port").Message.ShouldBe("'99999': expected a port from 1 to 65535.");
    }

    [Fact]
    public void Load_ByteOrderMark_IsPassedOver()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.json", "\uFEFF{\"Mqtt\": {\"Host\": \"broker\"}, \"Home\": {}}");

        AgentConfiguration.Load(path, []).Errors.ShouldBeEmpty();
        HomeFile.Read(path).IsGood.ShouldBeTrue();
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"Safety": {"Confirm": []}}""", "")]
    [InlineData("""{"Safety": {"Confirm": ["lock.lock", "switch.server"]}}""", "lock.lock switch.server")]
    public void Load_Confirm_TellsNoListFromAnEmptyOne(string json, string? expected)
    {
        using var folder = new TemporaryFolder();
        var configuration = AgentConfiguration.Load(folder.Write("a.json", json), []);

        configuration.Errors.ShouldBeEmpty();
        var confirm = configuration.Get<SafetyOptions>(SafetyOptions.Section).Confirm;
        (confirm is null ? null : string.Join(' ', confirm)).ShouldBe(expected);
    }

    [Fact]
    public void Load_GoodValues_AreBound()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.json", """
            // Comments are fine.
            {"Mqtt": {"Host": "broker", "Port": 8883, "Tls": true, "Version": "5",}, "Safety": {"Never": ["switch.server"]}}
            """);

        var configuration = AgentConfiguration.Load(path, ["Mqtt:UserName=me"]);

        configuration.Errors.ShouldBeEmpty();
        var mqtt = configuration.Get<MqttOptions>(MqttOptions.Section);
        (mqtt.Host, mqtt.Port, mqtt.Tls, mqtt.Version, mqtt.UserName).ShouldBe(("broker", 8883, true, "5", "me"));
        configuration.Get<SafetyOptions>(SafetyOptions.Section).Never.ShouldBe(["switch.server"]);
    }

    [Theory]
    [InlineData("homeagent", true)]
    [InlineData("home/agent one", true)]
    [InlineData("h", true)]
    [InlineData("", false)]
    [InlineData("/homeagent", false)]
    [InlineData("homeagent/", false)]
    [InlineData("home+", false)]
    [InlineData("$SYS", false)]
    public void Load_Prefix_IsATopic(string prefix, bool isGood)
    {
        using var folder = new TemporaryFolder();

        AgentConfiguration.Load(folder.Write("a.json", "{}"), [$"Mqtt:Prefix={prefix}"]).Errors.IsEmpty.ShouldBe(isGood);
    }

    [Fact]
    public void Load_NoFile_SaysWhatToDo() =>
        AgentConfiguration.Load(Path.Combine(Path.GetTempPath(), "not-there.json"), []).Errors
            .ShouldHaveSingleItem().Message.ShouldContain("--config");

    [Fact]
    public void Load_NotJson_SaysWhere()
    {
        using var folder = new TemporaryFolder();

        AgentConfiguration.Load(folder.Write("a.json", "{\n\"Mqtt\": oops}"), []).Errors.ShouldHaveSingleItem().Message.ShouldContain("LineNumber: 1");
    }

    [Fact]
    public void Load_SettingWithoutValue_IsAnError()
    {
        using var folder = new TemporaryFolder();

        AgentConfiguration.Load(folder.Write("a.json", "{}"), ["Mqtt:Host"]).Errors.ShouldHaveSingleItem().Path.ShouldBe("--set Mqtt:Host");
    }

    [Fact]
    public void Load_TheShippedFile_IsGood()
    {
        var path = RepositoryRoot.Find("appsettings.json");

        AgentConfiguration.Load(path, []).Errors.ShouldBeEmpty();
        var home = HomeFile.Read(path).Home.ShouldNotBeNull();
        home.Areas.Length.ShouldBe(4);
        home.Floors.Length.ShouldBe(2);
        home.Devices.Length.ShouldBeInRange(18, 24);
        home.Devices.Select(device => device.Name).ShouldContain("Kitchen Light");
        home.Devices.Select(device => device.Name).ShouldContain("Office Fan");
    }
}
