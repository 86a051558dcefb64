using System.Text.Json.Nodes;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Wyoming;

/// <summary>"Service Description" and "Info" of the protocol.</summary>
public sealed class DescribeTests
{
    [Fact]
    public async Task Describe_WithRecogniser_OffersBothServicesWithEveryMandatoryKey()
    {
        await using var server = await WyomingHarness.StartAsync(new ScriptedRecognizer(_ => ""));
        using var client = await server.ConnectAsync();

        await client.SendAsync("describe");
        var info = await client.ExpectAsync("info");

        foreach (var service in new[] { "asr", "handle" })
        {
            var program = info[service]!.AsArray().ShouldHaveSingleItem()!;
            CheckArtifact(program);
            var model = program["models"]!.AsArray().ShouldHaveSingleItem()!;
            CheckArtifact(model);
            model["languages"]!.AsArray().Select(language => language!.GetValue<string>()).ShouldContain("en");
        }

        info["asr"]![0]!["models"]![0]!["name"]!.GetValue<string>().ShouldBe("test.bin");
        info["asr"]![0]!["models"]![0]!["languages"]!.AsArray().Count.ShouldBe(2);
        info["handle"]![0]!["supports_home_control"]!.GetValue<bool>().ShouldBeTrue();
        // Home Assistant passes over all other services where there is a satellite.
        info.ContainsKey("satellite").ShouldBeFalse();
        foreach (var absent in new[] { "tts", "intent", "wake", "mic", "snd" }) info[absent]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Describe_WithoutRecogniser_OffersCommandsOnly()
    {
        await using var server = await WyomingHarness.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SendAsync("describe");
        var info = await client.ExpectAsync("info");

        info["asr"]!.AsArray().ShouldBeEmpty();
        info["handle"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task DescribeAndPing_WhileSpeechIsRecognised_AreAnsweredAtOnce()
    {
        var release = new TaskCompletionSource<string>();
        await using var server = await WyomingHarness.StartAsync(new ScriptedRecognizer((_, _, _) => release.Task));
        using var speaker = await server.ConnectAsync();
        using var other = await server.ConnectAsync();
        await speaker.SpeakAsync([1, 2, 3]);

        await speaker.SendAsync("describe");
        await speaker.ExpectAsync("info");
        await other.SendAsync("describe");
        await other.ExpectAsync("info");
        await speaker.SendAsync("ping", """{"text":"are you there?"}""");
        (await speaker.ExpectAsync("pong"))["text"]!.GetValue<string>().ShouldBe("are you there?");

        release.SetResult("hello");
        (await speaker.ExpectAsync("transcript"))["text"]!.GetValue<string>().ShouldBe("hello");
    }

    [Theory]
    [InlineData("""{"text":null}""")]
    [InlineData("{}")]
    [InlineData(null)]
    public async Task Ping_WithoutText_IsAnsweredWithNull(string? data)
    {
        await using var server = await WyomingHarness.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SendAsync("ping", data);
        var pong = await client.ExpectAsync("pong");

        pong.ContainsKey("text").ShouldBeTrue();
        pong["text"].ShouldBeNull();
    }

    private static void CheckArtifact(JsonNode artifact)
    {
        artifact["name"]!.GetValue<string>().ShouldNotBeEmpty();
        artifact["attribution"]!["name"]!.GetValue<string>().ShouldNotBeEmpty();
        artifact["attribution"]!["url"]!.GetValue<string>().ShouldNotBeNull();
        artifact["installed"]!.GetValue<bool>().ShouldBeTrue();
        artifact.AsObject().ContainsKey("description").ShouldBeTrue();
        artifact.AsObject().ContainsKey("version").ShouldBeTrue();
    }
}
