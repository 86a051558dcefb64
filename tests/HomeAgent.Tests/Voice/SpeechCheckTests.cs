using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Doctor;
using HomeLLM.HomeAgent.Tests.Support;
using HomeLLM.HomeAgent.Tests.Voice.Support;
using HomeLLM.HomeAgent.Voice.Doctor;
using HomeLLM.HomeAgent.Voice.Processes;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Voice;

public sealed class SpeechCheckTests : IDisposable
{
    private const string List = "null\n    Discard all samples\ndefault\n    Default device\nplughw:CARD=Mic,DEV=0\n    USB microphone\n";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Microphone_NoneConfigured_ListsWhatThereIs()
    {
        var finding = await CheckAsync(new(_ => Output(List)));
        finding.IsFine.ShouldBeTrue();
        finding.Text.ShouldEndWith("there are default, plughw:CARD=Mic,DEV=0");

        (await CheckAsync(new(program => throw new ProgramMissingException(program, "not found")))).IsFine.ShouldBeTrue();
    }

    [Fact]
    public async Task Microphone_Configured_TellsItsLevel()
    {
        var starts = 0;
        var sound = new byte[64_000];
        for (var i = 1; i < sound.Length; i += 2) sound[i] = 0x10;

        var finding = await CheckAsync(new(_ => starts++ == 0 ? Output(List) : new MemoryStream(sound)), "Source=microphone");

        finding.IsFine.ShouldBeTrue(finding.Text);
        // 0x1000 of 0x8000.
        finding.Text.ShouldStartWith("default, -18 dB of full scale now");
    }

    [Fact]
    public async Task Microphone_Dead_NamesTheOthers()
    {
        var starts = 0;
        var finding = await CheckAsync(new(_ => starts++ == 0 ? Output(List) : new MemoryStream(new byte[64_000])), "Source=microphone");

        finding.IsFine.ShouldBeFalse();
        finding.Advice.ShouldContain("plughw:CARD=Mic,DEV=0");
    }

    [Fact]
    public async Task Microphone_NoRecorder_SaysWhatToInstall()
    {
        var finding = await CheckAsync(new(program => throw new ProgramMissingException(program, "not found")), "Source=microphone");

        finding.IsFine.ShouldBeFalse();
        finding.Advice.Single().ShouldContain("alsa-utils");
    }

    [Fact]
    public async Task Recognizer_NoModel_IsWrongOnlyWithAMicrophone()
    {
        (await SpeechCheck.CheckRecognizerAsync(Load())).IsFine.ShouldBeTrue();
        (await SpeechCheck.CheckRecognizerAsync(Load("Source=microphone"))).IsFine.ShouldBeFalse();
    }

    [Fact]
    public async Task Reply_ProgramMissing_IsNamed()
    {
        var processes = new FakeProcesses(program => program == "aplay" ? throw new ProgramMissingException(program, "not found") : Output("1.0"));

        (await SpeechCheck.CheckReplyAsync(Load(), processes, default)).IsFine.ShouldBeTrue();
        (await SpeechCheck.CheckReplyAsync(Load("Reply=espeak-ng"), processes, default)).Text.ShouldContain("aplay can't be started");
        (await SpeechCheck.CheckReplyAsync(Load("Reply=command", "ReplyCommand:0=say"), processes, default)).Text.ShouldContain("spoken by say");
    }

    public void Dispose() => _folder.Dispose();

    private static MemoryStream Output(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));

    private Task<Finding> CheckAsync(FakeProcesses processes, params string[] settings) =>
        SpeechCheck.CheckMicrophoneAsync(Load(settings), processes, TimeProvider.System, default);

    private AgentConfiguration Load(params string[] settings) =>
        AgentConfiguration.Load(_folder.Write("a.json", "{}"), [.. settings.Select(setting => $"Speech:{setting}")]);
}
