using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Voice.Listening;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Web;

public sealed class WebServerTests
{
    [Fact]
    public async Task Get_Root_SaysWhatThereIs()
    {
        await using var web = await WebHarness.StartAsync(new ScriptedRecognizer(() => "x"));

        var told = JsonNode.Parse(await web.Client.GetStringAsync(new Uri("/", UriKind.Relative)))!;

        told["name"]!.GetValue<string>().ShouldBe("HomeLLM");
        told["speech"]!.GetValue<string>().ShouldBe("scripted");
        told["listen"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Theory]
    [InlineData("turn on the kitchen light", null)]
    [InlineData("""{"text":"turn on the kitchen light","area":"Office","id":"a"}""", "office")]
    public async Task Command_Text_IsObeyed(string body, string? area)
    {
        await using var web = await WebHarness.StartAsync(recognizer: null);

        var (status, answer) = await web.PostAsync("/command", body);

        status.ShouldBe(200);
        answer["reply"]!.GetValue<string>().ShouldBe("Kitchen Light on.");
        web.Interpreter.Heard.ShouldBe([("turn on the kitchen light", area)]);
    }

    [Fact]
    public async Task Command_SameSender_IsOneConversation()
    {
        await using var web = await WebHarness.StartAsync(recognizer: null);
        web.Interpreter.Script = (text, _) => TestAgent.Refuses(RefusalReason.Ambiguous, "light.kitchen", "light.pantry");

        (await web.PostAsync("/command", "turn on the light")).Body["question"]!.GetValue<bool>().ShouldBeTrue();
        (await web.PostAsync("/command?conversation=other", "the pantry one")).Body["question"].ShouldNotBeNull();
        web.Interpreter.Script = (_, _) => TestAgent.Calls(TestAgent.Call("light.turn_on", "light.pantry"));

        (await web.PostAsync("/command", "the pantry one")).Body["reply"]!.GetValue<string>().ShouldBe("Pantry Light on.");
        // The question was answered: the first text was read again.
        web.Interpreter.Heard[^1].Text.ShouldBe("turn on the light");
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("{}", 400)]
    public async Task Command_Broken_IsRefused(string body, int status)
    {
        await using var web = await WebHarness.StartAsync(recognizer: null);

        (await web.PostAsync("/command", body)).Status.ShouldBe(status);
        (await web.PostAsync("/command", new byte[CommandReader.MaxBytes + 1])).Status.ShouldBe(413);
        (await web.PostAsync("/other", "x")).Status.ShouldBe(404);
        (await web.PostAsync("/", "x")).Status.ShouldBe(405);
        (await web.Client.GetAsync(new Uri("/speech", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        web.Interpreter.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task Listen_WithAMicrophone_PressesTheButton()
    {
        var button = new ListenButton();
        await using var web = await WebHarness.StartAsync(recognizer: null, adjust: services => services.AddSingleton(button));

        (await web.PostAsync("/listen", "")).Status.ShouldBe(202);

        button.Take().ShouldBeTrue();
    }

    [Fact]
    public async Task Listen_WithoutAMicrophone_SaysSo()
    {
        await using var web = await WebHarness.StartAsync(recognizer: null);

        (await web.PostAsync("/listen", "")).Status.ShouldBe(409);
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("Bearer wrong", 401)]
    [InlineData("Basic secret", 401)]
    [InlineData("Bearer secret", 200)]
    public async Task Request_Token_MustBeKnown(string? authorization, int status)
    {
        await using var web = await WebHarness.StartAsync(recognizer: null, settings: "Http:Token=secret");
        if (authorization is not null) web.Client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(authorization);

        (await web.PostAsync("/command", "kitchen light")).Status.ShouldBe(status);

        web.Interpreter.Heard.Count.ShouldBe(status == 200 ? 1 : 0);
    }

    [Theory]
    [InlineData("http://evil.example", 403)]
    [InlineData("null", 403)]
    [InlineData("http://127.0.0.1:{port}", 200)]
    public async Task Request_FromAPageOfAnotherServer_IsRefused(string origin, int status)
    {
        await using var web = await WebHarness.StartAsync(recognizer: null);
        web.Client.DefaultRequestHeaders.Add("Origin", origin.Replace("{port}", $"{web.Port}", StringComparison.Ordinal));

        (await web.PostAsync("/command", "kitchen light")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Request_ForAnotherName_IsRefused()
    {
        await using var web = await WebHarness.StartAsync(recognizer: null);

        var answer = await web.SendRawAsync("POST /command HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 13\r\nConnection: close\r\n\r\nkitchen light"u8.ToArray());

        answer.ShouldStartWith("HTTP/1.1 40");
        web.Interpreter.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task Request_BodyThatDoesNotCome_IsGivenUp()
    {
        await using var web = await WebHarness.StartAsync(recognizer: null, new() { BodyTime = TimeSpan.FromMilliseconds(50) });

        var request = $"POST /command HTTP/1.1\r\nHost: 127.0.0.1:{web.Port}\r\nContent-Length: 100\r\n\r\nkitchen";
        (await web.SendRawAsync(Encoding.ASCII.GetBytes(request), endSending: false)).ShouldStartWith("HTTP/1.1 408");

        (await web.PostAsync("/command", "kitchen light")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Requests_TooMany_AreTurnedAway()
    {
        await using var web = await WebHarness.StartAsync(recognizer: null, new() { MaxRequests = 0 });

        (await web.PostAsync("/command", "kitchen light")).Status.ShouldBe(503);
    }

    [Fact]
    public async Task Nonsense_Sent_NeverEndsTheServer()
    {
        await using var web = await WebHarness.StartAsync(recognizer: null);

        for (var seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            var bytes = new byte[random.Next(1, 2000)];
            random.NextBytes(bytes);
            if (seed % 3 == 0) Encoding.ASCII.GetBytes($"POST /speech HTTP/1.1\r\nHost: 127.0.0.1:{web.Port}\r\n").CopyTo(bytes = new byte[2000], 0);
            await web.SendRawAsync(bytes);
        }

        (await web.PostAsync("/command", "kitchen light")).Status.ShouldBe(200);
    }
}
