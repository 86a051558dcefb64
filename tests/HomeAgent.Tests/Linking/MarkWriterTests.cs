using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Linking;

public class MarkWriterTests
{
    /// <summary>Where the prompt has room for one more label only, one of several is still one of several, not all of them.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_NoRoomForAllOfAGroup_KeepsWhetherAllAreMeant(bool isMany)
    {
        const int Named = MarkWriter.MaxDevices - 1;
        var home = HomeSketch.Draw(string.Join('\n', Enumerable.Range(0, Named + 2).Select(i => $"light.l{i}: Shelf {i}")));
        var words = Enumerable.Range(0, Named + 1).Select(i => $"word{i}").ToList();
        var mentions = Enumerable.Range(0, Named).Select(i => new Mention(i, i, MentionKind.Device, [i], IsSure: true))
            .Append(new(Named, Named, MentionKind.Device, [Named, Named + 1], IsSure: true) { IsMany = isMany }).ToList();

        var linked = MarkWriter.Write(home, words, mentions, speakerArea: -1, namesSomethingUnknown: false);

        linked.Scope.Devices.Length.ShouldBe(MarkWriter.MaxDevices);
        linked.Groups.Single().Labels.ShouldBe([$"#{MarkWriter.MaxDevices}"]);
        linked.Groups.Single().Devices.Length.ShouldBe(2);
        linked.Groups.Single().IsMany.ShouldBe(isMany);
    }
}
