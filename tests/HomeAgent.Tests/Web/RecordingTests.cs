using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Voice.Audio;
using HomeLLM.HomeAgent.Web;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Web;

/// <summary>POST /speech: a WAV file comes in, what was said and what came of it goes back.</summary>
public sealed class RecordingTests
{
    private static readonly PcmFormat Studio = new(PcmEncoding.Signed24, 44_100, 2);

    [Fact]
    public async Task Speech_WavOfAnyForm_IsHeardObeyedAndTold()
    {
        var recognizer = new ScriptedRecognizer(() => "turn on the kitchen light");
        await using var web = await WebHarness.StartAsync(recognizer);

        var (status, body) = await web.PostAsync("/speech?area=Kitchen&id=7", WebHarness.Recording(0.5, Studio));

        status.ShouldBe(200);
        body["id"]!.GetValue<string>().ShouldBe("7");
        body["text"]!.GetValue<string>().ShouldBe("turn on the kitchen light");
        body["calls"]!.AsArray().Single()!["service"]!.GetValue<string>().ShouldBe("light.turn_on");
        body["calls"]![0]!["status"]!.GetValue<string>().ShouldBe("delivered");
        body["reply"]!.GetValue<string>().ShouldBe("Kitchen Light on.");
        var timings = body["timings"]!.AsObject();
        timings["speech_ms"]!.GetValue<double>().ShouldBeInRange(500, 520);
        foreach (var stage in new[] { "recognition_ms", "text_ms", "call_ms", "reply_ms" }) timings[stage]!.GetValue<double>().ShouldBeGreaterThanOrEqualTo(0);
        web.Interpreter.Heard.ShouldBe([("turn on the kitchen light", "kitchen")]);
        // 16 kHz mono, with the names of the room first, and the guards of the microphone.
        var (length, options) = recognizer.Heard.Single();
        length.ShouldBe(AudioFrame.Count(TimeSpan.FromSeconds(0.5)) * AudioFrame.Length);
        options.InitialPrompt.ShouldNotBeNull().ShouldStartWith("Kitchen Light, ");
        options.SuppressNonSpeech.ShouldBeTrue();
        web.Interpreter.Prepared.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("hey house, kitchen light", "kitchen light")]
    [InlineData("kitchen light", "kitchen light")]
    public async Task Speech_WakePhrase_MayBeSaid(string said, string heard)
    {
        await using var web = await WebHarness.StartAsync(new ScriptedRecognizer(() => said), settings: "Speech:WakePhrases:0=hey house");

        (await web.PostAsync("/speech", WebHarness.Recording())).Body["text"]!.GetValue<string>().ShouldBe(heard);
    }

    [Fact]
    public async Task Speech_NothingWasSaid_IsAnEmptyTextAndNoCommand()
    {
        await using var web = await WebHarness.StartAsync(new ScriptedRecognizer(() => "[BLANK_AUDIO]"));

        var (status, body) = await web.PostAsync("/speech", WebHarness.Recording());

        status.ShouldBe(200);
        body["text"]!.GetValue<string>().ShouldBe("");
        body["calls"]!.AsArray().ShouldBeEmpty();
        body["timings"]!["recognition_ms"].ShouldNotBeNull();
        web.Interpreter.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task Speech_NoGoodRecording_IsRefusedWithTheReason()
    {
        await using var web = await WebHarness.StartAsync(new ScriptedRecognizer(() => "x"), new() { MaxAudioSeconds = 1, MaxRecordingBytes = 60_000 });

        await RefuseAsync("/speech", [], 400, "expected 12 bytes");
        await RefuseAsync("/speech", "turn on the light"u8.ToArray(), 400, "RIFF");
        await RefuseAsync("/speech", WebHarness.Recording(0), 400, "no sound");
        await RefuseAsync("/speech", WebHarness.Recording(1.2), 413, "at most 1 s");
        await RefuseAsync("/speech", WebHarness.Recording(2), 413, "at most 60000 bytes");
        await RefuseAsync($"/speech?area={new string('a', 300)}", WebHarness.Recording(), 400, "area");
        (await web.PostAsync("/speech?area=nowhere", WebHarness.Recording(1))).Status.ShouldBe(200);

        async Task RefuseAsync(string path, byte[] body, int status, string reason)
        {
            var answer = await web.PostAsync(path, body);
            answer.Body["error"]!.GetValue<string>().ShouldContain(reason);
            answer.Status.ShouldBe(status);
        }
    }

    [Fact]
    public async Task Speech_NoRecogniser_SaysWhatToDo()
    {
        await using var web = await WebHarness.StartAsync(recognizer: null);

        var (status, body) = await web.PostAsync("/speech", WebHarness.Recording());

        status.ShouldBe(503);
        body["error"]!.GetValue<string>().ShouldContain("missing.bin can't be loaded");
    }

    [Fact]
    public async Task Speech_RecogniserFails_IsToldAndTheNextIsHeard()
    {
        var calls = 0;
        await using var web = await WebHarness.StartAsync(new ScriptedRecognizer(() => ++calls == 1 ? throw new InvalidOperationException("secret") : "x"));

        var (status, body) = await web.PostAsync("/speech", WebHarness.Recording());

        status.ShouldBe(500);
        body["error"]!.GetValue<string>().ShouldNotContain("secret");
        (await web.PostAsync("/speech", WebHarness.Recording())).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Speech_MoreThanMayWait_IsTurnedAway()
    {
        var release = new TaskCompletionSource<string>();
        await using var web = await WebHarness.StartAsync(new ScriptedRecognizer((_, _) => release.Task), new() { MaxWaitingForSpeech = 1 });

        var all = Enumerable.Range(0, 3).Select(_ => web.PostAsync("/speech", WebHarness.Recording())).ToList();
        var refused = await Task.WhenAny(all);
        (await refused).Status.ShouldBe(503);
        release.SetResult("x");

        (await Task.WhenAll(all.Where(one => one != refused))).ShouldAllBe(one => one.Status == 200);
    }

    [Fact]
    public async Task Speech_TakesTooLong_IsGivenUp()
    {
        await using var web = await WebHarness.StartAsync(
            new ScriptedRecognizer(async (_, cancellationToken) =>
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return "never";
            }),
            new() { RecognitionTime = TimeSpan.FromMilliseconds(50) });

        (await web.PostAsync("/speech", WebHarness.Recording())).Status.ShouldBe(504);
    }

    [Fact]
    public async Task Speech_MangledRecordings_AreTakenOrRefused()
    {
        await using var web = await WebHarness.StartAsync(new ScriptedRecognizer(() => "x"));
        var good = TestWav.Create(Studio, new byte[600], extraChunk: new byte[5]);
        var random = new Random(7);
        for (var run = 0; run < 150; run++)
        {
            var bad = good.ToArray();
            for (var i = random.Next(1, 6); i > 0; i--) bad[random.Next(run % 2 == 0 ? 64 : bad.Length)] = (byte)random.Next(256);

            (await web.PostAsync("/speech", bad[..random.Next(bad.Length)])).Status.ShouldBeOneOf(200, 400, 413);
        }
    }
}
