using Shouldly;

namespace HomeLLM.Grammar.Tests;

public class QueryResolverTests
{
    private static readonly CallScope Scope = CallScope.WholeHome(TestHome.Every);

    private readonly CallResolver _resolver = new(ServiceCatalogue.Default);

    [Theory]
    [InlineData("""{"service":"query.state","target_device":"light.hall","is":"on"}""", QueryKind.State, "light.hall", "on", null, null)]
    [InlineData("""{"service":"query.any","target_home":true,"domain":"lock","is":"unlocked"}""", QueryKind.Any, "lock.front lock.back", "unlocked", null, "lock")]
    [InlineData("""{"service":"query.all","target_home":true,"except":["hall"],"domain":"lock","is":"locked"}""", QueryKind.All, "lock.back", "locked", null, "lock")]
    [InlineData("""{"service":"query.list","target_area":"den","domain":"cover","is":"open"}""", QueryKind.List, "cover.left", "open", null, "cover")]
    [InlineData("""{"service":"query.count","target_floor":"ground","domain":"media_player"}""", QueryKind.Count, "media_player.hall media_player.tv media_player.den", null, null, "media_player")]
    [InlineData("""{"service":"query.value","target_device":"climate.hall","quantity":"target_temperature"}""", QueryKind.Value, "climate.hall", null, "target_temperature", null)]
    [InlineData("""{"service":"query.value","target_area":"den","quantity":"temperature"}""", QueryKind.Value, "sensor.den_temperature", null, "temperature", null)]
    [InlineData("""{"service":"query.value","target_area":"hall","quantity":"temperature"}""", QueryKind.Value, "climate.hall", null, "temperature", null)]
    [InlineData("""{"service":"query.value","target_area":"den","except":["sensor.den_temperature"],"quantity":"temperature"}""", QueryKind.Value, "climate.den", null, "temperature", null)]
    [InlineData("""{"service":"query.value","target_area":"den","quantity":"position"}""", QueryKind.Value, "cover.left valve.tap", null, "position", null)]
    [InlineData("""{"service":"query.time"}""", QueryKind.Time, "", null, null, null)]
    [InlineData("""{"service":"query.date"}""", QueryKind.Date, "", null, null, null)]
    public void Resolve_Question_GivesTheDevicesItIsAbout(string text, QueryKind kind, string ids, string? state, string? quantity, string? domain)
    {
        var line = CallLineReader.Read(text).Lines[0];

        var query = _resolver.Resolve(line, Scope).Query.ShouldNotBeNull();

        (query.Kind, query.Is, query.Quantity, query.Domain, query.Target).ShouldBe((kind, state, quantity, domain, line.Target));
        string.Join(' ', query.Devices).ShouldBe(ids);
        query.Service.ShouldBe(line.Service);
    }

    [Theory]
    [InlineData("""{"service":"query.any","target_area":"hall","domain":"valve","is":"open"}""")]
    [InlineData("""{"service":"query.value","target_area":"hall","quantity":"humidity"}""")]
    [InlineData("""{"service":"query.state","target_device":"light.den"}""")]
    public void Resolve_QuestionAboutNothing_Refuses(string text) =>
        _resolver.Resolve(CallLineReader.Read(text).Lines[0], Scope).Refusal.ShouldBe(new Refusal(RefusalReason.NoSuchDevice));

    [Fact]
    public void Resolve_Undo_IsUndoing()
    {
        var resolution = _resolver.Resolve(CallLineReader.Read("""{"service":"dialog.undo"}""").Lines[0], Scope);

        resolution.IsUndo.ShouldBeTrue();
        (resolution.Calls.IsEmpty, resolution.Query, resolution.Refusal).ShouldBe((true, null, null));
    }

    [Theory]
    [InlineData("sensor.a", """{"device_class":"humidity"}""", "humidity", true)]
    [InlineData("sensor.a", """{"device_class":"humidity"}""", "temperature", false)]
    [InlineData("sensor.a", """{"device_class":"carbon_dioxide"}""", "air_quality", true)]
    [InlineData("sensor.a", "{}", "state", true)]
    [InlineData("binary_sensor.a", """{"device_class":"battery"}""", "battery", true)]
    [InlineData("binary_sensor.a", """{"device_class":"motion"}""", "battery", false)]
    [InlineData("light.a", """{"supported_color_modes":["onoff"]}""", "brightness", false)]
    [InlineData("light.a", """{"supported_color_modes":["hs"]}""", "color", true)]
    [InlineData("vacuum.a", """{"battery_level":80}""", "battery", true)]
    [InlineData("fan.a", """{"supported_features":1}""", "speed", true)]
    [InlineData("humidifier.a", """{"humidity":45}""", "humidity", false)]
    [InlineData("humidifier.a", """{"current_humidity":45}""", "humidity", true)]
    [InlineData("media_player.a", "{}", "media", true)]
    [InlineData("lock.a", "{}", "state", true)]
    [InlineData("lock.a", "{}", "power", false)]
    public void CanTell_Device_IsWhatItsAttributesSay(string id, string attributes, string quantity, bool expected) =>
        QuantitySources.CanTell(TestHome.Device(id, "A", null, attributes), quantity).ShouldBe(expected);

    [Fact]
    public void Among_RoomWithWeatherStation_PrefersItsOwnSensor()
    {
        DeviceRegistry.Device[] devices =
        [
            TestHome.Device("weather.home", "Weather", null, "{}"), TestHome.Device("climate.a", "A", null, "{}"), TestHome.Device("sensor.a", "S", null, """{"device_class":"temperature"}"""),
        ];

        QuantitySources.Among(devices, "temperature").ShouldHaveSingleItem().Name.ShouldBe("S");
        QuantitySources.Among(devices[..2], "temperature").ShouldHaveSingleItem().Name.ShouldBe("A");
        QuantitySources.Among(devices[..1], "temperature").ShouldHaveSingleItem().Name.ShouldBe("Weather");
        QuantitySources.Among(devices, "volume").ShouldBeEmpty();
    }
}
