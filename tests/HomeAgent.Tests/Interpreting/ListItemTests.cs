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

    [Theory]
    [InlineData("add milk to shopping", "todo.shop")]
    [InlineData("add milk to the list", "todo.pills todo.shop")]
    public void Link_ListByAPartOfItsName_IsThatOne(string text, string expected) =>
        string.Join(' ', new Linker(HomeSketch.Draw("todo.pills: Pill List\ntodo.shop: Shopping List")).Link(text, null).Scope.Devices.Select(device => device.Device.Id.ToString()).Order()).ShouldBe(expected);

    [Fact]
    public void Complete_AnotherItemBehind_EndsThere() =>
        ListItem.Complete("gherkins", "#1", Linker.Link("add gherkins cat litter and beer to the shopping list", null), ["gherkins", "cat litter", "beer"]).ShouldBe("gherkins");

    [Fact]
    public void Complete_AnotherItemBefore_BeginsBehindIt() =>
        ListItem.Complete("cat litter", "#1", Linker.Link("add gherkins cat litter and beer to the shopping list", null), ["gherkins", "cat litter", "beer"]).ShouldBe("cat litter");

    [Theory]
    [InlineData("add vegemite and beetroot to the shopping list", "vegemite", "beetroot")]
    [InlineData("add vegemite and beetroot to the shopping list", "beetroot", "vegemite")]
    [InlineData("please put decaf, crumpets and some marmite on the shopping list", "decaf|marmite", "crumpets")]
    [InlineData("put decaf, crumpets and marmite on the shopping list", "crumpets|marmite", "decaf")]
    [InlineData("put milk and half a dozen eggs on the shopping list", "milk|eggs", "")]
    [InlineData("add salt and vinegar crisps to the shopping list", "salt and vinegar crisps", "")]
    [InlineData("add milk to the shopping list and turn off the light", "milk", "")]
    [InlineData("turn off the light and add milk to the shopping list", "milk", "")]
    [InlineData("shopping list milk and eggs", "milk", "")]
    [InlineData("flour and 2 crates of milk on the shopping list", "2 crates of milk", "flour")]
    [InlineData("we are out of coffee beans chuck them on the shopping list", "coffee beans", "")]
    [InlineData("we are out of milk and eggs add those to the shopping list", "milk", "")]
    public void Missing_BetweenTheOrderAndItsList_IsAnItemToo(string text, string items, string expected) =>
        string.Join('|', MissingItems.Missing(Linker.Link(text, null), text, "#1", items.Split('|'))).ShouldBe(expected);

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
