using HomeLLM.HomeAgent.Wyoming;
using HomeLLM.Mqtt.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Wyoming;

/// <summary>"Speech to Text" of the protocol: transcribe, audio-start, audio-chunk …, audio-stop; transcript.</summary>
public sealed class SpeechToTextTests
{
    private const string Format = """{"rate":16000,"width":2,"channels":1}""";

    [Fact]
    public async Task Speech_LineByLine_IsTranscribed()
    {
        var recognizer = new ScriptedRecognizer(samples => $"{samples.Length} {samples[0]} {samples[^1]}");
        await using var server = await WyomingHarness.StartAsync(recognizer);
        using var client = await server.ConnectAsync();
        short[] samples = [16384, .. Enumerable.Repeat((short)7, 5000), -32768];

        await client.SpeakAsync(samples, transcribe: """{"name":"test.bin","language":"de-AT"}""");
        var transcript = await client.ExpectAsync("transcript");

        transcript["text"]!.GetValue<string>().ShouldBe("5002 0.5 -1");
        transcript["language"]!.GetValue<string>().ShouldBe("de");
        recognizer.Options.ShouldHaveSingleItem().Language.ShouldBe("de");
    }

    [Fact]
    public async Task Speech_DataInTheHeader_IsTranscribed()
    {
        await using var server = await WyomingHarness.StartAsync(new ScriptedRecognizer(samples => $"{samples.Length}"));
        using var client = await server.ConnectAsync();

        await client.SendInHeaderAsync("audio-start", Format);
        await client.SendInHeaderAsync("audio-chunk", Format, WyomingClient.Pcm(1, 2, 3));
        await client.SendInHeaderAsync("audio-stop", "{}");

        (await client.ExpectAsync("transcript"))["text"]!.GetValue<string>().ShouldBe("3");
    }

    [Fact]
    public async Task Speech_SecondUtterance_StartsAnew()
    {
        var recognizer = new ScriptedRecognizer(samples => $"{samples.Length}");
        await using var server = await WyomingHarness.StartAsync(recognizer);
        using var client = await server.ConnectAsync();

        await client.SpeakAsync([1, 2, 3], transcribe: """{"language":"de"}""");
        await client.SpeakAsync([4], transcribe: "{}");

        (await client.ExpectAsync("transcript"))["text"]!.GetValue<string>().ShouldBe("3");
        (await client.ExpectAsync("transcript"))["text"]!.GetValue<string>().ShouldBe("1");
        recognizer.Options.Select(options => options.Language).ShouldBe(["de", "en"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Speech_NoSound_IsAnEmptyTextWithoutAskingTheRecogniser(bool isStarted)
    {
        await using var server = await WyomingHarness.StartAsync(new ScriptedRecognizer(_ => throw new InvalidOperationException()));
        using var client = await server.ConnectAsync();

        if (isStarted) await client.SendAsync("audio-start", Format);
        await client.SendAsync("audio-stop");

        (await client.ExpectAsync("transcript"))["text"]!.GetValue<string>().ShouldBe("");
    }

    [Fact]
    public async Task Speech_StereoAt48000_IsMixedAndConverted()
    {
        float[] heard = [];
        await using var server = await WyomingHarness.StartAsync(new ScriptedRecognizer(samples =>
        {
            heard = samples;
            return "x";
        }));
        using var client = await server.ConnectAsync();
        const string Stereo = """{"rate":48000,"width":2,"channels":2}""";

        await client.SendAsync("audio-start", Stereo);
        for (var i = 0; i < 480; i++) await client.SendAsync("audio-chunk", Stereo, WyomingClient.Pcm(16384, 0));
        await client.SendAsync("audio-stop");
        await client.ExpectAsync("transcript");

        heard.Length.ShouldBeInRange(159, 161);
        // Before and after it was silence, into which the filter reaches.
        heard[20..^20].ShouldAllBe(sample => Math.Abs(sample - 0.25f) < 1e-3f);
    }

    [Fact]
    public async Task Speech_OverWyoming_IsRecognisedAsAtTheMicrophone()
    {
        var recognizer = new ScriptedRecognizer(_ => "  [MUSIC] turn on   the light ");
        await using var server = await WyomingHarness.StartAsync(recognizer, areas: new() { ["box"] = "Office", ["127.0.0.1"] = "hall" });
        using var client = await server.ConnectAsync();

        await client.SpeakAsync([1], transcribe: """{"context":{"satellite_id":"assist_satellite.box"}}""");
        await client.SpeakAsync([1], transcribe: "{}");

        (await client.ExpectAsync("transcript"))["text"]!.GetValue<string>().ShouldBe("turn on the light");
        await client.ExpectAsync("transcript");
        // The names of the room where it was said come first; the address tells it where nothing else does.
        recognizer.Options[0].InitialPrompt.ShouldNotBeNull().ShouldStartWith("Office Fan, Desk Fan, Server, Kitchen,");
        recognizer.Options[1].InitialPrompt.ShouldNotBeNull().ShouldStartWith("Hall Light, Kitchen,");
        await Wait.UntilAsync(() => server.Agent.Interpreter.Prepared > 0, "the prompt");
        recognizer.Options.ShouldAllBe(options => options.SuppressNonSpeech && options.MaxTokens == 100 && options.AudioContext == null);
    }

    [Theory]
    [InlineData("transcribe", """{"name":"other.bin"}""", WyomingException.NotOffered)]
    [InlineData("transcribe", """{"language":"xx"}""", WyomingException.NotOffered)]
    [InlineData("transcribe", """{"language":5}""", WyomingException.BadValue)]
    [InlineData("audio-start", """{"width":2,"channels":1}""", WyomingException.BadValue)]
    [InlineData("audio-start", """{"rate":"16000","width":2,"channels":1}""", WyomingException.BadValue)]
    [InlineData("audio-start", """{"rate":16000,"width":4,"channels":1}""", WyomingException.NotOffered)]
    [InlineData("audio-start", """{"rate":16000,"width":2,"channels":0}""", WyomingException.NotOffered)]
    [InlineData("audio-start", """{"rate":16000,"width":2,"channels":2000000000}""", WyomingException.NotOffered)]
    [InlineData("audio-start", """{"rate":-16000,"width":2,"channels":1}""", WyomingException.NotOffered)]
    [InlineData("audio-start", """{"rate":1000000,"width":2,"channels":1}""", WyomingException.NotOffered)]
    [InlineData("audio-chunk", "{}", WyomingException.BadValue)]
    public async Task Speech_BadRequest_EndsThatClientOnlyWithATypedError(string type, string data, string code)
    {
        await using var server = await WyomingHarness.StartAsync(new ScriptedRecognizer(_ => "x"));
        using var bystander = await server.ConnectAsync();
        await bystander.SendAsync("audio-start", Format);
        using var client = await server.ConnectAsync();

        await client.SendAsync(type, data);
        (await client.ExpectErrorAndEndAsync()).ShouldBe(code);

        await bystander.SendAsync("audio-chunk", Format, WyomingClient.Pcm(1));
        await bystander.SendAsync("audio-stop");
        await bystander.ExpectAsync("transcript");
    }

    [Theory]
    [InlineData("""{"rate":16000,"width":2,"channels":1}""", 3, WyomingException.BadValue)]
    [InlineData("""{"rate":8000,"width":2,"channels":1}""", 2, WyomingException.BadValue)]
    [InlineData("""{"rate":16000,"width":2,"channels":1}""", 32_002, WyomingException.TooLarge)]
    public async Task Chunk_HalfASampleOrAnotherFormOrTooMuch_IsRefused(string format, int bytes, string code)
    {
        await using var server = await WyomingHarness.StartAsync(new ScriptedRecognizer(_ => "x"), new() { MaxAudioSeconds = 1 });
        using var client = await server.ConnectAsync();

        await client.SendAsync("audio-start", Format);
        await client.SendAsync("audio-chunk", format, new byte[bytes]);

        (await client.ExpectErrorAndEndAsync()).ShouldBe(code);
    }

    [Theory]
    [InlineData("transcribe")]
    [InlineData("audio-start")]
    [InlineData("audio-stop")]
    public async Task Speech_NoRecogniser_IsNotOffered(string type)
    {
        await using var server = await WyomingHarness.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SendAsync(type, Format);

        (await client.ExpectErrorAndEndAsync()).ShouldBe(WyomingException.NotOffered);
    }

    [Fact]
    public async Task Speech_RecogniserFails_IsToldAndTheNextClientIsHeard()
    {
        await using var server = await WyomingHarness.StartAsync(new ScriptedRecognizer(
            samples => samples.Length == 1 ? throw new ArgumentException("secret") : "fine"));
        using var unlucky = await server.ConnectAsync();
        using var lucky = await server.ConnectAsync();

        await unlucky.SpeakAsync([1]);
        (await unlucky.ExpectErrorAndEndAsync()).ShouldBe(WyomingException.Failed);
        await lucky.SpeakAsync([1, 2]);
        (await lucky.ExpectAsync("transcript"))["text"]!.GetValue<string>().ShouldBe("fine");
    }

    [Fact]
    public async Task Speech_RecognitionTakesTooLong_IsGivenUp()
    {
        var limits = new WyomingLimits();
        await using var server = await WyomingHarness.StartAsync(new ScriptedRecognizer(async (_, _, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return "never";
        }));
        using var client = await server.ConnectAsync();

        await client.SpeakAsync([1]);
        // The idle time of the connection and the recognition's own.
        await Wait.UntilAsync(() => server.Time.Waiting == 2, "the recognition");
        server.Time.Advance(limits.RecognitionTime);

        (await client.ExpectErrorAndEndAsync()).ShouldBe(WyomingException.TooSlow);
    }

    [Fact]
    public async Task Speech_ManyClientsAtOnce_EachGetsItsOwnWordsAndOneIsRecognisedAtATime()
    {
        var recognizer = new ScriptedRecognizer(samples => $"{samples.Length}");
        await using var server = await WyomingHarness.StartAsync(recognizer);

        await Task.WhenAll(Enumerable.Range(1, 8).Select(async number =>
        {
            using var client = await server.ConnectAsync();
            await client.SpeakAsync(new short[number * 700]);
            (await client.ExpectAsync("transcript"))["text"]!.GetValue<string>().ShouldBe($"{number * 700}");
        }));

        recognizer.MostAtOnce.ShouldBe(1);
    }

    [Fact]
    public async Task Speech_MoreThanMayWait_IsTurnedAway()
    {
        var release = new TaskCompletionSource<string>();
        await using var server = await WyomingHarness.StartAsync(
            new ScriptedRecognizer((_, _, _) => release.Task), new() { MaxWaitingForSpeech = 1 });
        using var first = await server.ConnectAsync();
        using var second = await server.ConnectAsync();
        using var third = await server.ConnectAsync();

        WyomingClient[] all = [first, second, third];
        foreach (var client in all) await client.SpeakAsync([1]);
        // Two are taken, whichever: the third is told at once.
        var refused = await await Task.WhenAny(all.Select(async client => (client, reply: await client.ReadAsync())));
        refused.reply!.Type.ShouldBe("error");
        refused.reply.Data["code"]!.GetValue<string>().ShouldBe(WyomingException.Busy);
        release.SetResult("x");
    }

    [Fact]
    public async Task Speech_MoreThanOneClientMayAsk_IsTurnedAway()
    {
        await using var server = await WyomingHarness.StartAsync(
            new ScriptedRecognizer(async (_, _, cancellationToken) =>
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return "never";
            }),
            new() { MaxPending = 2 });
        using var client = await server.ConnectAsync();

        for (var i = 0; i < 3; i++) await client.SpeakAsync([1]);

        (await client.ExpectErrorAndEndAsync()).ShouldBe(WyomingException.Busy);
    }

    [Fact]
    public async Task Speech_ClientEndsItsHalfOfTheConnection_IsStillAnswered()
    {
        await using var server = await WyomingHarness.StartAsync(new ScriptedRecognizer(_ => "heard"));
        using var client = await server.ConnectAsync();

        await client.SpeakAsync([1]);
        client.EndSending();

        (await client.ExpectAsync("transcript"))["text"]!.GetValue<string>().ShouldBe("heard");
        (await client.ReadAsync()).ShouldBeNull();
    }
}
