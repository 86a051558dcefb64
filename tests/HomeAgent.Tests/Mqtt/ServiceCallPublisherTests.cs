using System.Text.Json;
using HomeLLM.Engines;
using HomeLLM.HomeAgent.Mqtt;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.Mqtt.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Mqtt;

public class ServiceCallPublisherTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 14, 0, 0, TimeSpan.FromHours(2));

    private static readonly ServiceCallMessage Call =
        new("c1", TestAgent.Call("light.turn_on", "light.kitchen light.hob", """{"brightness_pct":50}"""), Noon);

    [Fact]
    public void Write_Call_HasTheForm() => ServiceCallPublisher.Write(Call).ShouldBe(
        """{"id":"c1","service":"light.turn_on","target":{"entity_id":["light.kitchen","light.hob"]},"data":{"brightness_pct":50},"expires":"2026-06-01T12:00:00.000Z"}""");

    [Fact]
    public async Task Publish_BrokerIsThere_IsDeliveredAndNotRetained()
    {
        await using var home = await new LoopbackHome().StartAsync();
        var heard = home.Listen("homeagent/#");
        var report = await Publisher(home).PublishAsync(Soon(), default);
        report.Result.ShouldBe(MqttPublishResult.Delivered);
        report.Topic.ShouldBe("homeagent/service_call");
        await Wait.UntilAsync(() => heard.Count == 1, "the call");
        heard.Single().ShouldBe($"homeagent/service_call {report.Payload}");
        home.Listen("homeagent/service_call").ShouldBeEmpty();
    }

    [Fact]
    public async Task Publish_BrokerIsAwayForTooLong_ExpiresAndNeverArrives()
    {
        await using var home = await new LoopbackHome().StartAsync();
        home.Broker.Stop();
        var heard = home.Listen("homeagent/#");
        var late = Call with { Expires = TimeProvider.System.GetUtcNow().AddMilliseconds(50) };
        (await Publisher(home).PublishAsync(late, default)).Result.ShouldBe(MqttPublishResult.Expired);
        home.Broker.Start();
        (await Publisher(home).PublishAsync(Soon() with { Id = "c2" }, default)).Result.ShouldBe(MqttPublishResult.Delivered);
        await Wait.UntilAsync(() => !heard.IsEmpty, "the second call");
        JsonDocument.Parse(heard.ShouldHaveSingleItem().Split(' ', 2)[1]).RootElement.GetProperty("id").GetString().ShouldBe("c2");
    }

    private static ServiceCallMessage Soon() => Call with { Expires = TimeProvider.System.GetUtcNow().AddSeconds(10) };

    private static ServiceCallPublisher Publisher(LoopbackHome home) =>
        new(home.Connection, home.Topics, TimeProvider.System, NullLogger<ServiceCallPublisher>.Instance);
}
