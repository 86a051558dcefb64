using System.Text.Json.Nodes;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Wyoming;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Wyoming;

/// <summary>"Intent Handling" of the protocol, text only: transcript; handled or not-handled.</summary>
public sealed class HandleTests
{
    private static readonly Dictionary<string, string> Areas = new()
    {
        ["assist_satellite.kitchen_box"] = "kitchen",
        ["hall_box"] = "Hall",
        ["0123abcd"] = "office",
        ["assist_satellite.lost"] = "cellar",
    };

    [Fact]
    public async Task Transcript_Command_IsRunAndHandled()
    {
        await using var server = await WyomingHarness.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SendAsync("transcript", """{"text":"turn on the kitchen light","language":"en","context":{"conversation_id":"01ABC"}}""");
        var handled = await client.ExpectAsync("handled");

        handled["text"]!.GetValue<string>().ShouldBe("Kitchen Light on.");
        handled["context"]!["conversation_id"]!.GetValue<string>().ShouldBe("01ABC");
        server.Agent.Sink.Published.ShouldHaveSingleItem().Call.Service.ShouldBe("light.turn_on");
        server.Agent.Results.Reported.ShouldHaveSingleItem().Reply.ShouldBe("Kitchen Light on.");
    }

    [Theory]
    [InlineData("what a day")]
    [InlineData("")]
    public async Task Transcript_NothingComesOfIt_IsNotHandledAndSaysWhy(string text)
    {
        await using var server = await WyomingHarness.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SendAsync("transcript", new JsonObject { ["text"] = text }.ToJsonString());

        (await client.ExpectAsync("not-handled"))["text"]!.GetValue<string>().ShouldNotBeEmpty();
        server.Agent.Sink.Published.ShouldBeEmpty();
    }

    [Fact]
    public async Task Transcript_BrokerRefuses_IsNotHandled()
    {
        await using var server = await WyomingHarness.StartAsync();
        server.Agent.Sink.Result = HomeLLM.Engines.MqttPublishResult.Expired;
        using var client = await server.ConnectAsync();

        await client.SendAsync("transcript", """{"text":"turn on the kitchen light"}""");

        await client.ExpectAsync("not-handled");
    }

    [Theory]
    [InlineData("""{"satellite_id":"assist_satellite.kitchen_box","device_id":"0123abcd"}""", "kitchen")]
    [InlineData("""{"satellite_id":"assist_satellite.hall_box"}""", "hall")]
    [InlineData("""{"satellite_id":"assist_satellite.other","device_id":"0123ABCD"}""", "office")]
    [InlineData("""{"satellite_id":"assist_satellite.kitchen_box","area":"Hall"}""", "hall")]
    [InlineData("""{"satellite_id":"assist_satellite.lost"}""", null)]
    [InlineData("""{"satellite_id":7,"device_id":["0123abcd"]}""", null)]
    [InlineData("null", null)]
    public async Task Transcript_Satellite_TellsTheArea(string context, string? area)
    {
        await using var server = await WyomingHarness.StartAsync(areas: Areas);
        using var client = await server.ConnectAsync();

        await client.SendAsync("transcript", $$"""{"text":"turn on the hob","context":{{context}}}""");
        await client.ExpectAsync("handled");

        server.Agent.Interpreter.Heard.ShouldHaveSingleItem().AreaId.ShouldBe(area);
    }

    [Fact]
    public async Task Transcript_ClientAtAKnownAddress_TellsTheArea()
    {
        await using var server = await WyomingHarness.StartAsync(areas: new() { ["127.0.0.1"] = "office" });
        using var client = await server.ConnectAsync();

        await client.SendAsync("transcript", """{"text":"turn on the hob"}""");
        await client.ExpectAsync("handled");

        server.Agent.Interpreter.Heard.ShouldHaveSingleItem().AreaId.ShouldBe("office");
    }

    [Theory]
    [InlineData("""{"satellite_id":"a","conversation_id":"1"}""", """{"satellite_id":"a","conversation_id":"2"}""", true)]
    [InlineData("""{"satellite_id":"a","conversation_id":"1"}""", """{"satellite_id":"b","conversation_id":"1"}""", false)]
    [InlineData("""{"conversation_id":"1"}""", """{"conversation_id":"1"}""", true)]
    [InlineData("""{"conversation_id":"1"}""", """{"conversation_id":"2"}""", false)]
    [InlineData("null", "null", true)]
    public async Task Transcript_Yes_ConfirmsInTheSameConversationOnly(string first, string second, bool isConfirmed)
    {
        await using var server = await WyomingHarness.StartAsync(safety: new SafetyOptions { Confirm = ["switch.turn_off"] });
        // Home Assistant makes a connection for every turn.
        using (var client = await server.ConnectAsync())
        {
            await client.SendAsync("transcript", $$"""{"text":"turn off the server","context":{{first}}}""");
            (await client.ExpectAsync("handled"))["text"]!.GetValue<string>().ShouldBe("Shall I turn off the Server?");
        }

        using var next = await server.ConnectAsync();
        await next.SendAsync("transcript", $$"""{"text":"yes","context":{{second}}}""");
        await next.ExpectAsync(isConfirmed ? "handled" : "not-handled");

        server.Agent.Sink.Published.Count.ShouldBe(isConfirmed ? 1 : 0);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"text":null}""")]
    [InlineData("""{"text":5}""")]
    [InlineData("""{"text":"hello","context":"kitchen"}""")]
    public async Task Transcript_BadValues_EndTheClientWithATypedError(string data)
    {
        await using var server = await WyomingHarness.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SendAsync("transcript", data);

        (await client.ExpectErrorAndEndAsync()).ShouldBe(WyomingException.BadValue);
        await server.ShouldServeAsync();
    }

    [Fact]
    public async Task Intent_Structured_IsNotHandled()
    {
        await using var server = await WyomingHarness.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SendAsync("intent", """{"name":"HassTurnOn","entities":[{"name":"name","value":"lamp"}]}""");

        (await client.ExpectAsync("not-handled"))["text"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Transcript_ManyClientsAtOnce_EachGetsItsOwnAnswer()
    {
        await using var server = await WyomingHarness.StartAsync();
        (string Word, string Reply)[] devices = [("kitchen", "Kitchen Light on."), ("hob", "Hob Light on."), ("hall", "Hall Light on.")];

        await Task.WhenAll(Enumerable.Range(0, 12).Select(async number =>
        {
            var (word, reply) = devices[number % devices.Length];
            using var client = await server.ConnectAsync();
            await client.SendAsync("transcript", $$"""{"text":"turn on the {{word}} light"}""");
            (await client.ExpectAsync("handled"))["text"]!.GetValue<string>().ShouldBe(reply);
        }));

        server.Agent.Sink.Published.Count.ShouldBe(12);
    }

    [Fact]
    public async Task Transcript_UnicodeAndQuotes_ComeAndGoUnharmed()
    {
        await using var server = await WyomingHarness.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SendAsync("transcript", """{"text":"Grüß \"Gott\" \ud83d\ude00","context":{"conversation_id":"ß\n\"😀"}}""");
        var answer = await client.ExpectAsync("not-handled");

        answer["context"]!["conversation_id"]!.GetValue<string>().ShouldBe("ß\n\"😀");
        server.Agent.Interpreter.Heard.ShouldHaveSingleItem().Text.ShouldBe("Grüß \"Gott\" 😀");
    }
}
