using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Dialogue;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Dialogue;

public sealed class ChoiceMatcherTests
{
    private static readonly HomeSnapshot Home = HomeSketch.Draw(
        """
        floor ground: Ground Floor
        floor upper: Upper Floor
        area lounge @ground: Living Room, Lounge
        area kitchen @ground: Kitchen
        area bedroom @upper: Bedroom
        light.left @lounge: Left Lamp, Lampe Gauche
        light.right @lounge: Right Lamp
        light.kitchen @kitchen: Pendant
        light.bed @bedroom: Bed Lamp
        light.one @bedroom: Spot 1
        light.two @bedroom: Spot 2
        """);

    [Theory]
    [InlineData("the left one", "light.left light.right", nameof(ChoiceKind.Chosen), "light.left")]
    [InlineData("Left lamp, please.", "light.left light.right", nameof(ChoiceKind.Chosen), "light.left")]
    [InlineData("the left one, she's asleep", "light.left light.right", nameof(ChoiceKind.Chosen), "light.left")]
    [InlineData("the left one, turn off the fan", "light.left light.right", nameof(ChoiceKind.Unrelated), "")]
    [InlineData("gauche", "light.left light.right", nameof(ChoiceKind.Chosen), "light.left")]
    [InlineData("no the right one", "light.left light.right", nameof(ChoiceKind.Chosen), "light.right")]
    [InlineData("both", "light.left light.right", nameof(ChoiceKind.Chosen), "light.left light.right")]
    [InlineData("both of them", "light.left light.right", nameof(ChoiceKind.Chosen), "light.left light.right")]
    [InlineData("all of them", "light.left light.kitchen light.bed", nameof(ChoiceKind.Chosen), "light.left light.kitchen light.bed")]
    [InlineData("the left and the kitchen one", "light.left light.kitchen light.bed", nameof(ChoiceKind.Chosen), "light.left light.kitchen")]
    [InlineData("the one in the kitchen", "light.left light.kitchen light.bed", nameof(ChoiceKind.Chosen), "light.kitchen")]
    [InlineData("upstairs", "light.left light.kitchen light.bed", nameof(ChoiceKind.Chosen), "light.bed")]
    [InlineData("in the living room", "light.left light.right light.bed", nameof(ChoiceKind.Narrowed), "light.left light.right")]
    [InlineData("the second one", "light.left light.right", nameof(ChoiceKind.Chosen), "light.right")]
    [InlineData("the last one", "light.left light.right light.bed", nameof(ChoiceKind.Chosen), "light.bed")]
    [InlineData("number two", "light.left light.right light.bed", nameof(ChoiceKind.Chosen), "light.right")]
    [InlineData("2", "light.left light.right light.bed", nameof(ChoiceKind.Chosen), "light.right")]
    [InlineData("spot two", "light.one light.two", nameof(ChoiceKind.Chosen), "light.two")]
    [InlineData("spot one", "light.one light.two", nameof(ChoiceKind.Chosen), "light.one")]
    [InlineData("the one in here", "light.left light.kitchen", nameof(ChoiceKind.Chosen), "light.kitchen")]
    [InlineData("neither", "light.left light.right", nameof(ChoiceKind.Neither), "")]
    [InlineData("none of them", "light.left light.right", nameof(ChoiceKind.Neither), "")]
    [InlineData("never mind", "light.left light.right", nameof(ChoiceKind.Neither), "")]
    [InlineData("not the left one", "light.left light.right", nameof(ChoiceKind.Unrelated), "")]
    [InlineData("turn off the left one", "light.left light.right", nameof(ChoiceKind.Unrelated), "")]
    [InlineData("what time is it", "light.left light.right", nameof(ChoiceKind.Unrelated), "")]
    [InlineData("the one", "light.left light.right", nameof(ChoiceKind.Unrelated), "")]
    [InlineData("the garage one", "light.left light.right", nameof(ChoiceKind.Unrelated), "")]
    [InlineData("", "light.left light.right", nameof(ChoiceKind.Unrelated), "")]
    public void Read_Answer_ChoosesAmongTheCandidates(string text, string candidates, string kind, string expected)
    {
        var answer = new ChoiceMatcher(Home, Ids(candidates), "kitchen").Read(text);

        answer.Kind.ToString().ShouldBe(kind);
        answer.Devices.ShouldBe(Ids(expected));
    }

    [Fact]
    public void Read_CandidatesHaveLeftTheHome_IsUnrelated() =>
        new ChoiceMatcher(HomeSnapshot.Empty, Ids("light.left light.right"), null).Read("left").Kind.ShouldBe(ChoiceKind.Unrelated);

    private static ImmutableArray<EntityId> Ids(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(EntityId.Parse)];
}
