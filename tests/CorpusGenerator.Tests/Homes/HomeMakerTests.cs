using System.Text;
using HomeLLM.CorpusGenerator.Homes;
using HomeLLM.DeviceRegistry;
using Shouldly;

namespace HomeLLM.CorpusGenerator.Tests.Homes;

public sealed class HomeMakerTests
{
    private static readonly string Language = Path.Combine(AppContext.BaseDirectory, "language", "en", "phrases");

    private static readonly WordLists Seen = WordLists.Load(Language, heldOut: false);

    private static readonly WordLists Unseen = WordLists.Load(Language, heldOut: true);

    private static readonly IReadOnlyList<HomeSnapshot> Homes =
        [.. Enumerable.Range(0, 300).Select(seed => HomeMaker.Make(Seen, Seen, 0, new Random(seed)))];

    private static readonly (string Domain, Capability Ability)[] Abilities =
    [
        ("light", Capability.Brightness), ("light", Capability.Color), ("light", Capability.ColorTemperature), ("fan", Capability.Speed),
        ("fan", Capability.Oscillation), ("fan", Capability.Direction), ("fan", Capability.PresetModes), ("cover", Capability.Position),
        ("cover", Capability.Stop), ("valve", Capability.Position), ("lock", Capability.Open), ("climate", Capability.TemperatureRange),
        ("climate", Capability.PresetModes), ("climate", Capability.OnOff), ("humidifier", Capability.PresetModes),
        ("media_player", Capability.Play), ("media_player", Capability.NextTrack), ("media_player", Capability.VolumeSet),
        ("media_player", Capability.Mute), ("media_player", Capability.Sources), ("media_player", Capability.OnOff),
        ("vacuum", Capability.Stop), ("vacuum", Capability.Locate), ("vacuum", Capability.Pause),
        ("alarm_control_panel", Capability.ArmHome), ("alarm_control_panel", Capability.ArmNight), ("todo", Capability.AddItem),
    ];

    private static IEnumerable<Device> Devices => Homes.SelectMany(home => home.Devices);

    [Fact]
    public void Make_ManyHomes_ReadBackAsTheyAre()
    {
        foreach (var home in Homes) ShouldReadBack(home);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(1000)]
    public void Make_SizeAndUnseenNames_HomeOfThatSize(int size)
    {
        var home = HomeMaker.Make(Unseen, Seen, 0.15, size, new Random(size));
        home.Devices.Length.ShouldBe(size);
        ShouldReadBack(home);
    }

    [Fact]
    public void Make_SameSeed_SameHome() =>
        Encoding.UTF8.GetString(HomeText.Write(HomeMaker.Make(Seen, Seen, 0, new Random(11))))
            .ShouldBe(Encoding.UTF8.GetString(HomeText.Write(HomeMaker.Make(Seen, Seen, 0, new Random(11)))));

    [Fact]
    public void Make_ManyHomes_EveryKindIsThere()
    {
        var domains = Devices.Select(device => device.Id.Domain).ToHashSet();
        domains.ShouldBeSubsetOf(DeviceKinds.All.Select(kind => kind.Domain).Concat(Seen.OtherThings.Keys));
        foreach (var kind in DeviceKinds.All.Where(kind => kind.Domain.Length > 0)) domains.ShouldContain(kind.Domain);
        var classes = Devices.Select(device => $"{device.Id.Domain} {Text(device, "device_class")}").ToHashSet();
        foreach (var kind in DeviceKinds.All.Where(kind => kind.Class is not null)) classes.ShouldContain($"{kind.Domain} {kind.Class}");
        classes.ShouldContain("cover ");
        classes.ShouldContain("media_player ");
    }

    [Fact]
    public void Make_ManyHomes_LightsAreTheMost()
    {
        var count = (double)Devices.Count();
        double Share(string domain) => Devices.Count(device => device.Id.Domain == domain) / count;
        Share("light").ShouldBeInRange(0.2, 0.45);
        Share("cover").ShouldBeInRange(0.05, 0.2);
        Share("climate").ShouldBeInRange(0.02, 0.12);
        Share("media_player").ShouldBeInRange(0.03, 0.14);
        Share("lock").ShouldBeInRange(0.01, 0.08);
    }

    [Fact]
    public void Make_ManyHomes_NamesAreTwiceOnlyInDifferentAreas()
    {
        foreach (var home in Homes)
        {
            foreach (var twins in home.Devices.GroupBy(device => device.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            {
                twins.ShouldAllBe(device => device.AreaId != null);
                twins.Select(device => device.AreaId).ShouldBeUnique();
            }
        }

        var named = Homes.Sum(home => home.Devices.Select(device => device.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        ((double)named / Devices.Count()).ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void Make_ManyHomes_StatesFitTheirRanges()
    {
        foreach (var device in Devices)
        {
            Within(device, "brightness", 1, 255);
            Within(device, "percentage", 0, 100);
            Within(device, "current_position", 0, 100);
            Within(device, "volume_level", 0, 1);
            Within(device, "battery_level", 0, 100);
            // From a freezer to a kiln.
            Within(device, "temperature", -30, 1_300);
            if (device.Id.Domain == "climate" && Number(device, "min_temp") is { } min && Number(device, "temperature") is { } target)
            {
                target.ShouldBeInRange(min, Number(device, "max_temp")!.Value, device.Name);
            }

            if (Number(device, "current_position") is { } position && device.State.Value is "open" or "closed")
            {
                (Number(device, "current_position") == 0).ShouldBe(device.State.Value == "closed", device.Name);
            }
        }
    }

    [Fact]
    public void Make_ManyHomes_EveryAbilityIsThereAndMissing()
    {
        var abilities = Devices.Where(device => !device.State.Attributes.IsEmpty)
            .GroupBy(device => device.Id.Domain).ToDictionary(group => group.Key, group => group.Select(device => device.Capabilities).ToList());
        foreach (var (domain, ability) in Abilities)
        {
            abilities[domain].ShouldContain(own => own.Has(ability), $"{domain}: {ability}");
            abilities[domain].ShouldContain(own => !own.Has(ability), $"{domain} without {ability}");
        }

        Devices.ShouldContain(device => device.Id.Domain == "climate" && device.Capabilities.HvacModes.Contains("dry"));
        Devices.ShouldContain(device => device.Id.Domain == "media_player" && device.Capabilities.Sources.Length > 2);
    }

    [Fact]
    public void Make_NoAttributes_DeviceStillHasState()
    {
        var bare = Devices.Where(device => device.State.Attributes.IsEmpty && device.Id.Domain is "light" or "cover" or "climate").ToList();
        bare.ShouldNotBeEmpty();
        bare.ShouldAllBe(device => device.State.Value != null);
    }

    [Theory]
    [InlineData("Front Door Door Sensor", "Front Door Sensor")]
    [InlineData("Garage Garage Door", "Garage Door")]
    [InlineData("Zone 2 2", "Zone 2 2")]
    [InlineData("Lamp", "Lamp")]
    public void Collapse_WordTwice_Once(string name, string expected) => DeviceNamer.Collapse(name).ShouldBe(expected);

    private static void ShouldReadBack(HomeSnapshot home)
    {
        var reading = HomeReader.Read(HomeText.Write(home), HomeReaderOptions.Configuration);
        reading.Errors.ShouldBeEmpty();
        reading.Home!.Floors.Length.ShouldBe(home.Floors.Length);
        reading.Home.Areas.Select(area => (area.Id, area.Name, area.FloorId)).ShouldBe(home.Areas.Select(area => (area.Id, area.Name, area.FloorId)));
        foreach (var (read, made) in reading.Home.Devices.Zip(home.Devices))
        {
            (read.Id, read.Name, read.AreaId, read.State.Value).ShouldBe((made.Id, made.Name, made.AreaId, made.State.Value));
            read.Aliases.ShouldBe(made.Aliases);
            read.Capabilities.ShouldBe(made.Capabilities);
        }
    }

    private static void Within(Device device, string attribute, double min, double max) =>
        Number(device, attribute)?.ShouldBeInRange(min, max, $"{device.Name}: {attribute}");

    private static double? Number(Device device, string attribute) =>
        device.State.Attributes.TryGetValue(attribute, out var value) ? value.GetDouble() : null;

    private static string? Text(Device device, string attribute) =>
        device.State.Attributes.TryGetValue(attribute, out var value) ? value.GetString() : null;
}
