using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Decoding;
using HomeLLM.HomeAgent.Interpreting;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Prompting;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Interpreting;

public class AnswerReaderTests
{
    private static readonly HomeSnapshot Home = HomeSketch.Draw("""
        area bed: Bedroom
        area hall: Hall
        light.left @bed: Left Bedside Lamp
        light.right @bed: Right Bedside Lamp
        light.hall @hall: Hall Light | {"supported_color_modes": ["brightness"]}
        fan.bed @bed: Bedroom Fan
        """);

    [Fact]
    public void Read_CallLine_GivesTheCall() =>
        Read("hall light to 30 percent", """{"service":"light.turn_on","target_device":"#1","brightness_pct":30}""").Calls
            .ShouldBe(["light.turn_on light.hall {\"brightness_pct\":30}"]);

    [Theory]
    [InlineData("set the hall light to 300 percent", 30)]
    [InlineData("set the hall light to 1000 percent", 100)]
    public void Read_NumberCutShort_IsUnsupported(string text, int written)
    {
        var (calls, problems) = Read(text, $$"""{"service":"light.turn_on","target_device":"#1","brightness_pct":{{written}}}""");

        calls.ShouldBeEmpty();
        problems.Single().Reason.ShouldBe(RefusalReason.Unsupported);
        problems.Single().Candidates.Single().ToString().ShouldBe("light.hall");
    }

    [Fact]
    public void Read_NumberNotSaid_IsGood() =>
        Read("set hall light to half of 200", """{"service":"light.turn_on","target_device":"#1","brightness_pct":50}""").Calls.Length.ShouldBe(1);

    [Fact]
    public void Read_OneOfSeveralInTheSingular_IsAmbiguous()
    {
        var (calls, problems) = Read("turn on the bedside lamp", """{"service":"light.turn_on","target_device":"#2"}""");

        calls.ShouldBeEmpty();
        problems.Single().Reason.ShouldBe(RefusalReason.Ambiguous);
        problems.Single().Candidates.Length.ShouldBe(2);
    }

    [Fact]
    public void Read_OneOfSeveralInThePlural_MeansAll() =>
        Read("turn on the bedside lamps", """{"service":"light.turn_on","target_device":"#1"}""").Calls.ShouldBe(["light.turn_on light.left,light.right {}"]);

    [Fact]
    public void Read_SameDeviceTwice_IsOrderedOnce() =>
        Read("everything off and the hall light off", """
            {"service":"light.turn_off","target_home":true}
            {"service":"light.turn_off","target_device":"#1"}
            """).Calls.ShouldBe(["light.turn_off light.left,light.right,light.hall {}", "fan.turn_off fan.bed {}"]);

    [Theory]
    [InlineData("everything off in the bedroom", """{"service":"light.turn_off","target_area":"@1"}""", "light.turn_off light.left,light.right {} fan.turn_off fan.bed {}")]
    [InlineData("all devices in the bedroom on", """{"service":"fan.turn_on","target_area":"@1"}""", "fan.turn_on fan.bed {} light.turn_on light.left,light.right {}")]
    [InlineData("lights off in the bedroom and everything else stays on", """{"service":"light.turn_off","target_area":"@1"}""", "light.turn_off light.left,light.right {}")]
    [InlineData("lights on in the bedroom and everything off in the hall", """{"service":"light.turn_on","target_area":"@1"}""", "light.turn_on light.left,light.right {}")]
    [InlineData("all lights in the bedroom off", """{"service":"light.turn_off","target_area":"@1"}""", "light.turn_off light.left,light.right {}")]
    public void Read_Everything_IsAllThatThePlaceHas(string text, string answer, string expected) =>
        string.Join(' ', Read(text, answer).Calls).ShouldBe(expected);

    [Fact]
    public void Read_OrNot_IsAQuestion()
    {
        var (calls, problems) = Read("hall light on or not", """{"service":"light.turn_on","target_device":"#1"}""");

        calls.ShouldBeEmpty();
        problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("let us talk about the hall light")]
    [InlineData("we can meet after the hall light")]
    public void Read_OnlyMentioned_IsNoCommand(string text) =>
        Read(text, """{"service":"light.turn_on","target_device":"#1"}""").Problems.Single().Reason.ShouldBe(RefusalReason.NotACommand);

    [Fact]
    public void Read_TurnedOnAndSet_IsOneCall() =>
        Read("hall light on at 30 percent", """
            {"service":"light.turn_on","target_device":"#1"}
            {"service":"light.turn_on","target_device":"#1","brightness_pct":30}
            """).Calls.ShouldBe(["light.turn_on light.hall {\"brightness_pct\":30}"]);

    [Fact]
    public void Read_ShareSaidInDegrees_IsUnsupported() =>
        Read("hall light to 30 degrees", """{"service":"light.turn_on","target_device":"#1","brightness_pct":30}""").Problems.Single().Reason.ShouldBe(RefusalReason.Unsupported);

    [Fact]
    public void Read_Conflict_IsNotBentIntoAnotherOrder()
    {
        var conflict = new DecodeConflict(DecodePlace.Parameter, 0, "\",\"color_name", "\"}", 0.01f);

        var (calls, problems) = Read("make the hall light red", """{"service":"light.turn_on","target_device":"#1"}""", conflict);

        calls.ShouldBeEmpty();
        problems.Single().Reason.ShouldBe(RefusalReason.Unsupported);
    }

    [Fact]
    public void Read_PlainOrderForSomethingUnknown_IsNoSuchDevice() =>
        Read("put the kettle on", """{"service":"none","reason":"not_a_command"}""").Problems.Single().Reason.ShouldBe(RefusalReason.NoSuchDevice);

    [Fact]
    public void Read_AmbiguousButUnknown_IsNoSuchDevice() =>
        Read("turn on the garage light", """{"service":"none","reason":"ambiguous"}""").Problems.Single().Reason.ShouldBe(RefusalReason.NoSuchDevice);

    [Fact]
    public void Read_Nothing_IsNoCommand() => Read("hello", "").Problems.Single().Reason.ShouldBe(RefusalReason.NotACommand);

    [Fact]
    public void Read_SameQuestionTwice_IsAnsweredOnce()
    {
        const string Line = """{"service":"query.any","target_device":"#1","is":"on"}""";

        ReadAll("are any bedside lamps on", Line + "\n" + Line).Questions.Length.ShouldBe(1);
    }

    private static (ImmutableArray<string> Calls, ImmutableArray<Problem> Problems) Read(string text, string answer, DecodeConflict? conflict = null)
    {
        var reading = ReadAll(text, answer, conflict);
        return ([.. reading.Calls.Select(call => $"{call.Service} {string.Join(',', call.EntityIds)} {call.Data.ToJsonString()}")], reading.Problems);
    }

    private static AnswerReading ReadAll(string text, string answer, DecodeConflict? conflict = null)
    {
        var prompt = new LabelProfile(new LinkerCache()).Prepare(text, null, Home, history: null);
        ImmutableArray<DecodedLine> lines =
            [.. answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, i) => new DecodedLine(i, line, 1, conflict, TimeSpan.Zero))];
        return new AnswerReader(refusesConflicts: true).Read(new(answer, lines, DecodeStop.End, conflict, 1, default, default), prompt, Home);
    }
}
