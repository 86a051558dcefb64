using System.Text.Json.Nodes;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Mqtt;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.Mqtt.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Mqtt;

public class DiscoveryTests
{
    private const string Topic = "homeassistant/device/homeagent/config";

    [Fact]
    public void Write_Payload_HasWhatHomeAssistantAsksFor()
    {
        var payload = JsonNode.Parse(DiscoveryPayload.Write(new MqttTopics("homeagent", null)))!;
        payload["device"]!["identifiers"]!.AsArray().Count.ShouldBe(1);
        payload["origin"]!["name"]!.GetValue<string>().ShouldNotBeEmpty();
        var components = payload["components"]!.AsObject();
        components.Select(pair => pair.Key).ShouldBe(["status", "command", "heard", "reply", "latency"]);
        foreach (var (key, component) in components)
        {
            component!["platform"].ShouldNotBeNull();
            component["unique_id"]!.GetValue<string>().ShouldBe($"homeagent_{key}");
            // Gone since Home Assistant 2026.4.
            component["object_id"].ShouldBeNull();
            component["default_entity_id"]!.GetValue<string>().ShouldBe($"{component["platform"]}.homeagent_{key}");
        }

        components["command"]!["command_topic"]!.GetValue<string>().ShouldBe("homeagent/command");
        components["command"]!["max"]!.GetValue<int>().ShouldBe(255);
        components["reply"]!["value_template"]!.GetValue<string>().ShouldBe("{{ value_json.reply[:255] }}");
        components["status"]!["availability_topic"].ShouldBeNull();
        components["latency"]!["availability_topic"]!.GetValue<string>().ShouldBe("homeagent/status");
    }

    [Fact]
    public void Write_WithAMicrophone_AddsButtonAndSwitch()
    {
        var components = JsonNode.Parse(DiscoveryPayload.Write(new MqttTopics("homeagent", null), canListen: true))!["components"]!;

        components["listen"]!["platform"]!.GetValue<string>().ShouldBe("button");
        components["listen"]!["command_topic"]!.GetValue<string>().ShouldBe("homeagent/listen");
        components["mute"]!["command_topic"]!.GetValue<string>().ShouldBe("homeagent/mute/set");
        components["mute"]!["state_topic"]!.GetValue<string>().ShouldBe("homeagent/mute");
    }

    [Fact]
    public void ObjectId_PrefixWithLevels_HoldsOnlyWhatIsAllowed() =>
        DiscoveryPayload.ObjectId(new MqttTopics("home/Küche 1", null)).ShouldBe("home_K_che_1");

    [Fact]
    public async Task Publisher_ConnectsThenHomeAssistantStarts_AnnouncesTwice()
    {
        await using var home = new LoopbackHome();
        var time = new ManualTimeProvider();
        using var publisher = new DiscoveryPublisher(
            home.Connection, home.Topics, Options.Create(new MqttOptions()), time, NullLogger<DiscoveryPublisher>.Instance);
        await publisher.StartAsync(default);
        await home.StartAsync();
        var heard = home.Listen("homeassistant/device/#");
        await Wait.UntilAsync(() => heard.Count == 1, "the first announcement");
        heard.Single().ShouldStartWith(Topic);

        await home.SayAsync("homeassistant/status", "offline");
        await home.SayAsync("homeassistant/status", "online");
        await home.SayAsync("homeassistant/status", "online");
        await Wait.UntilAsync(() => time.Waiting == 1, "the delay to begin");
        heard.Count.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(6));
        await Wait.UntilAsync(() => heard.Count == 2, "the second announcement");
        await publisher.StopAsync(default);
    }
}
