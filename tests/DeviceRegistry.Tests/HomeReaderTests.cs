using System.Text;
using System.Text.Json;
using Shouldly;

namespace HomeLLM.DeviceRegistry.Tests;

public sealed class HomeReaderTests
{
    private const string Good = """
        {"floors": [{"id": "ground", "name": "Ground"}],
         "areas": [{"id": "kitchen", "name": "Kitchen", "floor": "ground", "aliases": ["cookhouse"]}],
         "devices": [{"id": "light.kitchen", "name": "Kitchen Light", "area": "kitchen", "aliases": ["big light"], "state": "on",
                      "attributes": {"brightness": 204, "supported_color_modes": ["brightness"]}, "state_topic": "home/kitchen"}]}
        """;

    [Fact]
    public void Read_GoodHome_HoldsEverything()
    {
        var home = Read(Good).Home.ShouldNotBeNull();

        home.FindFloor("ground")!.Name.ShouldBe("Ground");
        var area = home.FindArea("kitchen")!;
        area.FloorId.ShouldBe("ground");
        area.Aliases.ShouldBe(["cookhouse"]);
        var device = home.FindDevice(EntityId.Parse("light.kitchen"))!;
        device.Name.ShouldBe("Kitchen Light");
        device.AreaId.ShouldBe("kitchen");
        device.Aliases.ShouldBe(["big light"]);
        device.State.Value.ShouldBe("on");
        device.State.Attributes["brightness"].GetInt32().ShouldBe(204);
        device.Capabilities.Flags.ShouldBe(Capability.Brightness);
        device.StateTopic.ShouldBe("home/kitchen");
        home.DevicesInArea("kitchen").ShouldBe([device]);
        home.DevicesOnFloor("ground").ShouldBe([device]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"floors": null, "areas": [], "devices": []}""")]
    public void Read_NothingInIt_IsAnEmptyHome(string json) => Read(json).Home.ShouldNotBeNull().Devices.ShouldBeEmpty();

    [Fact]
    public void Read_KeysInOtherCase_AreRead() =>
        Read("""{"Devices": [{"Id": "fan.a", "Name": "A"}]}""").Home.ShouldNotBeNull().Devices.Length.ShouldBe(1);

    [Theory]
    [InlineData("[]", "Home", "expected a home")]
    [InlineData("{", "Home", "not JSON")]
    [InlineData("""{"devices": {}}""", "Home:devices", "expected a list of objects")]
    [InlineData("""{"devices": [7]}""", "Home:devices:0", "expected a device ({ … }), found the number 7")]
    [InlineData("""{"devices": [{"name": "A"}]}""", "Home:devices:0:id", "missing: expected an entity id")]
    [InlineData("""{"devices": [{"id": "light.a"}]}""", "Home:devices:0:name", "missing: expected a name")]
    [InlineData("""{"devices": [{"id": "Light.A", "name": "A"}]}""", "Home:devices:0:id", "'Light.A' is not an entity id")]
    [InlineData("""{"devices": [{"id": 5, "name": "A"}]}""", "Home:devices:0:id", "expected an entity id such as 'light.kitchen', found the number 5")]
    [InlineData("""{"devices": [{"id": "light.a", "name": " "}]}""", "Home:devices:0:name", "an empty name")]
    [InlineData("""{"devices": [{"id": "light.a", "name": "A\u0007"}]}""", "Home:devices:0:name", "control character (U+0007)")]
    [InlineData("""{"devices": [{"id": "light.a", "name": "A", "area": "attic"}]}""", "Home:devices:0:area", "there are no areas")]
    [InlineData("""{"devices": [{"id": "light.a", "name": "A", "state": true}]}""", "Home:devices:0:state", "\"on\"")]
    [InlineData("""{"devices": [{"id": "light.a", "name": "A", "attributes": []}]}""", "Home:devices:0:attributes", "as an object")]
    [InlineData("""{"devices": [{"id": "light.a", "name": "A", "aliases": "B"}]}""", "Home:devices:0:aliases", "a list of names")]
    [InlineData("""{"devices": [{"id": "light.a", "name": "A", "aliases": ["B", 3]}]}""", "Home:devices:0:aliases:1", "found the number 3")]
    [InlineData("""{"devices": [{"id": "light.a", "name": "A", "state_topic": "a/#"}]}""", "Home:devices:0:state_topic", "without '+', '#'")]
    [InlineData("""{"devices": [{"id": "light.a", "name": "A", "aliasses": []}]}""", "Home:devices:0:aliasses", "'aliases' perhaps")]
    [InlineData("""{"devices": [{"id": "light.a", "name": "A", "name": "B"}]}""", "Home:devices:0:name", "stands twice")]
    [InlineData("""{"areas": [{"id": "a\"b", "name": "A"}]}""", "Home:areas:0:id", "is not an id")]
    [InlineData("""{"areas": [{"id": "a", "name": "A", "floor": "up"}]}""", "Home:areas:0:floor", "there are no floors")]
    [InlineData("""{"areas": [{"id": "a", "name": "A"}, {"id": "a", "name": "B"}]}""", "Home:areas:1:id", "taken by Home:areas:0")]
    [InlineData("""{"floors": [{"id": "a", "name": "\ud800"}]}""", "Home", "not valid Unicode")]
    public void Read_OneMistake_SaysWhereWhatAndHow(string json, string path, string message)
    {
        var reading = Read(json);

        reading.Home.ShouldBeNull();
        var error = reading.Errors.ShouldHaveSingleItem();
        error.Path.ShouldBe(path);
        error.Message.ShouldContain(message);
    }

    [Fact]
    public void Read_ManyMistakes_FindsEveryOne()
    {
        var reading = Read("""
            {"areas": [{"id": "kitchen", "name": "Kitchen"}],
             "devices": [{"id": "light.a", "name": "A", "area": "kitchn"}, {"id": "light.a", "name": ""}, {"id": "nonsense", "name": "C", "state": 1}]}
            """);

        reading.Errors.Select(error => error.Path).ShouldBe(
            ["Home:devices:0:area", "Home:devices:1:id", "Home:devices:1:name", "Home:devices:2:id", "Home:devices:2:state"]);
        reading.Errors[0].Message.ShouldContain("'kitchen' perhaps");
    }

    [Fact]
    public void Read_Lenient_PassesOverWhatOthersAdd()
    {
        var home = Read("""{"icons": 1, "devices": [{"id": "light.den_lamp", "icon": "x"}, {"id": "fan.b", "name": "A\n\u0000 B"}]}""", HomeReaderOptions.Request)
            .Home.ShouldNotBeNull();

        home.Devices.Select(device => device.Name).ShouldBe(["den lamp", "A B"]);
    }

    [Fact]
    public void Read_QuotesInNames_AreKept() =>
        Read("""{"devices": [{"id": "light.a", "name": "Bob's \"big\" light"}]}""").Home.ShouldNotBeNull()
            .Devices[0].Name.ShouldBe("Bob's \"big\" light");

    [Fact]
    public void Read_TooLarge_IsRefused()
    {
        var name = new string('x', HomeLimits.NameLength + 1);
        var attribute = new string('x', HomeLimits.AttributeLength + 1);
        var reading = Read($$$"""{"devices": [{"id": "light.a", "name": "{{{name}}}", "attributes": {"a": "{{{attribute}}}"}}]}""");

        reading.Errors.Select(error => error.Path).ShouldBe(["Home:devices:0:name", "Home:devices:0:attributes:a"]);
        Read($$"""{"floors": [{{string.Join(',', Enumerable.Repeat("1", HomeLimits.Floors + 1))}}]}""").Errors
            .ShouldHaveSingleItem().Message.ShouldContain("at most 100");
    }

    [Fact]
    public void Read_DocumentDisposed_AttributesLiveOn()
    {
        HomeReading reading;
        using (var document = JsonDocument.Parse(Good)) reading = HomeReader.Read(document.RootElement, HomeReaderOptions.Configuration);

        reading.Home!.Devices[0].State.Attributes["brightness"].GetInt32().ShouldBe(204);
    }

    [Fact]
    public void Read_RequestWithLooseEnds_MakesTheBestOfThem()
    {
        var home = Read("""
            {"areas": [{"id": "hall", "floor": "first_floor"}],
             "devices": [{"id": "light.a", "area": "wine_cellar"}, {"id": "sensor.t", "area": "wine_cellar", "state": 21.5}, {"id": "light.b", "state": true}]}
            """, HomeReaderOptions.Request).Home.ShouldNotBeNull();

        home.Areas.Select(area => area.Name).ShouldBe(["hall", "wine cellar"]);
        home.Floors.Single().Name.ShouldBe("first floor");
        home.Devices.Select(device => device.State.Value).ShouldBe([null, "21.5", "true"]);
        home.DevicesInArea("wine_cellar").Length.ShouldBe(2);
    }

    private static HomeReading Read(string json, HomeReaderOptions? options = null) =>
        HomeReader.Read(Encoding.UTF8.GetBytes(json), options ?? HomeReaderOptions.Configuration);
}
