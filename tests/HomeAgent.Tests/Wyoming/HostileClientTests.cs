using HomeLLM.HomeAgent.Wyoming;
using HomeLLM.Mqtt.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Wyoming;

/// <summary>What a client does wrong costs only its own connection.</summary>
public sealed class HostileClientTests
{
    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\n\r\n", WyomingException.BadEvent)]
    [InlineData("{\"type\":\"audio-chunk\",\"payload_length\":2000000000}\n", WyomingException.TooLarge)]
    [InlineData("{\"type\":\"transcript\",\"data_length\":-5}\n", WyomingException.BadValue)]
    [InlineData("{\"type\":\"ping\",\"data\":{\"text\":[]}}\n", WyomingException.BadValue)]
    public async Task Nonsense_Sent_IsAnsweredTypedAndEndsThatClientOnly(string text, string code)
    {
        await using var server = await WyomingHarness.StartAsync(new ScriptedRecognizer(_ => "x"));
        using var client = await server.ConnectAsync();

        await client.SendRawAsync([.. text.Select(character => (byte)character)]);

        (await client.ExpectErrorAndEndAsync()).ShouldBe(code);
        server.Logger.Messages.ShouldContain(message => message.StartsWith("Warning 604: ", StringComparison.Ordinal) && message.Contains(code));
        await server.ShouldServeAsync();
    }

    [Fact]
    public async Task Nonsense_ManyClientsAtOnce_NeverEndsTheServer()
    {
        await using var server = await WyomingHarness.StartAsync(new ScriptedRecognizer(_ => "x"), new() { MaxClients = 64 });

        await Task.WhenAll(Enumerable.Range(0, 40).Select(async seed =>
        {
            var random = new Random(seed);
            var bytes = new byte[random.Next(1, 4000)];
            random.NextBytes(bytes);
            using var client = await server.ConnectAsync();
            if (random.Next(2) == 0) await client.SendAsync("audio-start", """{"rate":16000,"width":2,"channels":1}""");
            await client.SendRawAsync(bytes);
            if (random.Next(2) == 0) client.EndSending();
        }));

        await server.ShouldServeAsync();
        // The clients are gone, and with them all that was held for them.
        await Wait.UntilAsync(() => server.ClientCount == 0, "the end of all connections");
        server.Logger.Messages.ShouldNotContain(message => message.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task UnknownEvents_Sent_ArePassedOver()
    {
        await using var server = await WyomingHarness.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SendAsync("run-satellite");
        await client.SendAsync("detect", """{"names":["hey"]}""");
        await client.SendAsync("from-the-future", """{"x":1}""", [1, 2, 3]);
        await client.SendAsync("ping");

        await client.ExpectAsync("pong");
    }

    [Fact]
    public async Task TooManyClients_Connected_TheNextIsTurnedAwayUntilOneLeaves()
    {
        await using var server = await WyomingHarness.StartAsync(limits: new() { MaxClients = 2 });
        var first = await server.ConnectAsync();
        using var second = await server.ConnectAsync();
        await Wait.UntilAsync(() => server.ClientCount == 2, "both");

        using (var third = await server.ConnectAsync()) (await third.ExpectErrorAndEndAsync()).ShouldBe(WyomingException.Busy);
        first.Dispose();
        await Wait.UntilAsync(() => server.ClientCount == 1, "the second alone");

        await server.ShouldServeAsync();
    }

    [Fact]
    public async Task Silence_OfAnIdleClient_EndsItsConnection()
    {
        await using var server = await WyomingHarness.StartAsync();
        using var client = await server.ConnectAsync();
        await Wait.UntilAsync(() => server.Time.Waiting > 0, "the connection");

        server.Time.Advance(new WyomingLimits().IdleTime);

        (await client.ExpectErrorAndEndAsync()).ShouldBe(WyomingException.Idle);
    }

    [Fact]
    public async Task Silence_OfAClientThatWaitsForUs_IsFine()
    {
        var release = new TaskCompletionSource<string>();
        var limits = new WyomingLimits { RecognitionTime = TimeSpan.FromHours(1) };
        await using var server = await WyomingHarness.StartAsync(new ScriptedRecognizer((_, _, _) => release.Task), limits);
        using var client = await server.ConnectAsync();
        await client.SpeakAsync([1]);
        await Wait.UntilAsync(() => server.Time.Waiting == 2, "the recognition");

        server.Time.Advance(limits.IdleTime);
        await Wait.UntilAsync(() => server.Time.Waiting == 2, "the next wait");
        release.SetResult("here");

        (await client.ExpectAsync("transcript"))["text"]!.GetValue<string>().ShouldBe("here");
    }

    [Fact]
    public async Task Stop_WithClientsAtWork_EndsTheirConnections()
    {
        var server = await WyomingHarness.StartAsync(new ScriptedRecognizer(async (_, _, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return "never";
        }));
        using var idle = await server.ConnectAsync();
        using var speaking = await server.ConnectAsync();
        await speaking.SpeakAsync([1]);
        await Wait.UntilAsync(() => server.Time.Waiting == 3, "both");

        await Wait.WithinAsync(server.DisposeAsync().AsTask());

        server.ClientCount.ShouldBe(0);
    }
}
