using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Voice.Listening;

public sealed class SpeechOptionsTests
{
    [Theory]
    [InlineData("Source=radio", "Source")]
    [InlineData("Device=default;rm", "Device")]
    [InlineData("Activation=wake", "WakePhrases")]
    [InlineData("WakePhrases:0=hey", "WakePhrases")]
    [InlineData("Detector=other", "Detector")]
    [InlineData("EndSilenceMs=700", "EndSilenceMs")]
    [InlineData("MaxSeconds=31", "MaxSeconds")]
    [InlineData("Reply=piper", "Voice")]
    [InlineData("Reply=command", "ReplyCommand")]
    [InlineData("Voice=--help", "Voice")]
    [InlineData("ModelAddress=file:///etc/", "ModelAddress")]
    [InlineData("Language=English", "Language")]
    [InlineData("Mikrophone=default", "Mikrophone")]
    public void Load_BrokenValue_IsNamed(string setting, string key) => Errors(setting).ShouldBe([$"Speech:{key}"]);

    [Theory]
    [InlineData("Source=microphone")]
    [InlineData("Activation=Wake", "WakePhrases:0=hey house")]
    [InlineData("Reply=espeak-ng", "Voice=en-gb")]
    [InlineData("Reply=command", "ReplyCommand:0=say")]
    [InlineData("GpioChip=gpiochip0", "GpioLine=17")]
    public void Load_GoodValues_AreTaken(params string[] settings) => Errors(settings).ShouldBeEmpty();

    private static IEnumerable<string> Errors(params string[] settings)
    {
        using var folder = new TemporaryFolder();
        return [.. AgentConfiguration.Load(folder.Write("a.json", "{}"), [.. settings.Select(setting => $"Speech:{setting}")]).Errors.Select(error => error.Path)];
    }
}
