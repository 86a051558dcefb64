using HomeLLM.HomeAgent.Interpreting;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Interpreting;

public class WrittenItemsTests
{
    private static readonly Linker Linker = new(HomeSketch.Draw("todo.shop: Shopping List"));

    /// <summary>Items are parted by a bar.</summary>
    [Theory]
    [InlineData("add leatherwood honey, oats and Earl Grey to the shopping list", "leatherwood honey|oats|earl grey")]
    [InlineData("Put two salt blocks on the shopping list.", "2 salt blocks")]
    [InlineData("we're out of soap, stick little soaps on the shopping list", "little soaps")]
    [InlineData("stick AA batteries on the shopping list, controller's dead", "aa batteries")]
    [InlineData("need worms, add worms to the shopping list", "worms")]
    [InlineData("shopping list needs ketchup chips and milk bags", "ketchup chips|milk bags")]
    [InlineData("add milk eggs and bread to the shopping list", "")]
    [InlineData("we need milk, add it to the shopping list", "")]
    [InlineData("Add milk to the shopping list and eggs too", "")]
    public void Find_UtteranceWithStops_IsPartedByThem(string said, string expected) =>
        string.Join('|', WrittenItems.Find(Linker.Link(said, null), said, "#1")).ShouldBe(expected);
}
