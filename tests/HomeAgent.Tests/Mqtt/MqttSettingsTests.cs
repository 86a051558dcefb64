using HomeLLM.Engines;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Mqtt;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Mqtt;

public class MqttSettingsTests
{
    [Theory]
    [InlineData(null, false, 1883)]
    [InlineData(null, true, 8883)]
    [InlineData(1884, true, 1884)]
    public void From_Port_IsTheUsualOneWhereNoneIsGiven(int? port, bool tls, int expected) =>
        MqttSettings.From(new MqttOptions { Host = "broker", Port = port, Tls = tls }, "/").Port.ShouldBe(expected);

    [Fact]
    public void From_Options_HasBirthAndWillOnTheStatusTopic()
    {
        var settings = MqttSettings.From(new MqttOptions { Host = " broker ", Prefix = "house/agent", Version = "5" }, "/");
        settings.Host.ShouldBe("broker");
        settings.Version.ShouldBe(MqttVersion.V5);
        settings.ClientId.ShouldStartWith("homeagent-");
        settings.Birth!.Topic.ShouldBe("house/agent/status");
        settings.Will!.Retain.ShouldBeTrue();
        settings.Password.ShouldBeNull();
    }

    [Fact]
    public void FindErrors_FilesMissing_NamesThem()
    {
        var options = new MqttOptions { Host = "broker", PasswordFile = "nowhere.txt", CaFile = "nowhere.pem" };
        MqttSettings.FindErrors(options, "/").Select(error => error.Path).ShouldBe(["Mqtt:PasswordFile", "Mqtt:CaFile", "Mqtt:UserName"]);
        MqttSettings.FindErrors(new MqttOptions { PasswordFile = "nowhere.txt" }, "/").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", null, "homeassistant_statestream")]
    [InlineData("", "own/", "own")]
    [InlineData("broker", null, null)]
    [InlineData("broker", "own", "own")]
    public void Topics_Statestream_IsSimulatedOnlyWithoutABroker(string host, string? statestream, string? expected) =>
        MqttTopics.From(new MqttOptions { Host = host, StatestreamBase = statestream }).StatestreamBase.ShouldBe(expected);
}
