using System.Collections.Immutable;
using HomeLLM.CorpusGenerator.Homes;
using Shouldly;

namespace HomeLLM.CorpusGenerator.Tests.Homes;

public sealed class WordListsTests
{
    private static readonly string Language = Path.Combine(AppContext.BaseDirectory, "language", "en", "phrases");

    private static readonly string[] OpenLists =
        ["areas", "people", "qualifiers", "furniture", "switch_things", "nicknames", "doors", "windows", "brands", "products", "robots", "scenes", "scripts",
            "buttons", "helpers", "alarm_names", "todo_lists", "items", "sources"];

    [Fact]
    public void Load_OpenLists_HeldOutEntriesAreApart()
    {
        var (seen, unseen) = (WordLists.Load(Language, heldOut: false), WordLists.Load(Language, heldOut: true));
        foreach (var (known, held) in Open(seen).Zip(Open(unseen)))
        {
            known.ShouldNotBeEmpty();
            held.ShouldNotBeEmpty();
            known.Intersect(held).ShouldBeEmpty();
            held.Length.ShouldBeLessThan(known.Length / 4);
        }
    }

    [Fact]
    public void Entries_OpenLists_NoneStandsTwice()
    {
        foreach (var list in OpenLists)
        {
            WordLists.Lines(Path.Combine(Language, "names"), list).SelectMany(WordLists.Split).GroupBy(entry => entry, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Count() > 1).Select(group => $"{list}: {group.Key}").ShouldBeEmpty();
        }
    }

    [Fact]
    public void Nouns_EveryNamedKind_HasSome()
    {
        var lists = WordLists.Load(Language, heldOut: false);
        Naming[] withNouns = [Naming.Window, Naming.Door, Naming.Entrance, Naming.Appliance, Naming.Robot, Naming.Sensor];
        foreach (var kind in DeviceKinds.All.Where(kind => withNouns.Contains(kind.Naming))) lists.Nouns[kind.Name].ShouldNotBeEmpty();
        lists.Nouns["blind"].Count(noun => noun == "Blinds").ShouldBeGreaterThan(lists.Nouns["blind"].Count(noun => noun == "Jalousie"));
    }

    private static ImmutableArray<string>[] Open(WordLists lists) =>
        [lists.Areas, lists.People, lists.Qualifiers, lists.Furniture, lists.SwitchThings, lists.Nicknames, lists.Doors, lists.Windows, lists.Brands,
            lists.Products, lists.Robots, lists.Scenes, lists.Scripts, lists.Buttons, lists.Helpers, lists.Alarms, lists.TodoLists, lists.TodoItems, lists.Sources];
}
