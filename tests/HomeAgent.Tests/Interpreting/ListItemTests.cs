using HomeLLM.HomeAgent.Interpreting;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Tests.Support;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Interpreting;

public class ListItemTests
{
    private static readonly Linker Linker = new(HomeSketch.Draw("""
        todo.pills: Pill Reminders
        todo.shop: Shopping List
        """));

    [Fact]
    public void Complete_AnotherItemBehind_EndsThere() =>
        ListItem.Complete("gherkins", "#1", Linker.Link("add gherkins cat litter and beer to the shopping list", null), ["gherkins", "cat litter", "beer"]).ShouldBe("gherkins");

    [Theory]
    [InlineData("add blood pressure tablets to pill reminders", "blood", "blood pressure tablets")]
    [InlineData("put a tin of salmon on the shopping list", "tin", "tin of salmon")]
    [InlineData("stick square sausage on the shopping list", "sausage", "square sausage")]
    [InlineData("add staples and a box of envelopes to the shopping list", "box", "box of envelopes")]
    [InlineData("add staples and a box of envelopes to the shopping list", "staples", "staples")]
    [InlineData("shopping list oat milk please", "milk", "oat milk")]
    [InlineData("add milk to the shopping list", "shopping", "milk")]
    [InlineData("chuck 2 bags of flour on the shopping list", "bags", "2 bags of flour")]
    [InlineData("add the printer is out of toner to the shopping list", "list", "printer is out of toner")]
    [InlineData("note the green kite under the shopping list", "green kite under", "green kite")]
    [InlineData("i need to buy firelighters add them to the shopping list", "buy firelighters", "firelighters")]
    [InlineData("ad gherkins to the shopping list", "gherkins", "gherkins")]
    public void Complete_PartOfAnItem_IsAllOfIt(string text, string item, string expected) =>
        ListItem.Complete(item, "#1", Linker.Link(text, null)).ShouldBe(expected);
}
