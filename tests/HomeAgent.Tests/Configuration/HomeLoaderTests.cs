using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Configuration;

public sealed class HomeLoaderTests : IDisposable
{
    private const string One = """{"Home": {"devices": [{"id": "light.a", "name": "A"}]}}""";
    private const string Two = """{"Home": {"devices": [{"id": "light.a", "name": "A"}, {"id": "fan.b", "name": "B"}]}}""";
    private const string Broken = """{"Home": {"devices": [{"id": "light.a", "name": "A", "area": "attic"}, {"id": "LIGHT", "name": ""}]}}""";

    private readonly TemporaryFolder _folder = new();
    private readonly HomeRegistry _registry = new();
    private readonly CollectingLogger<HomeLoader> _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_AfterAnEdit_PutsItInForce()
    {
        var loader = Loader(One);
        loader.Load();

        _folder.Write("a.json", Two);
        loader.Load();

        _registry.Current.Devices.Length.ShouldBe(2);
        _log.Messages.ShouldBe(
            [
                "Information 201: The home has 1 devices in 0 areas (1 new, 0 gone)",
                "Information 201: The home has 2 devices in 0 areas (1 new, 0 gone)",
            ]);
    }

    [Fact]
    public void Load_BrokenEdit_IsReportedWhollyAndTheLastGoodHomeStays()
    {
        var loader = Loader(One);
        loader.Load();

        _folder.Write("a.json", Broken);
        loader.Load();

        _registry.Current.Devices.ShouldHaveSingleItem();
        var message = _log.Messages[^1];
        message.ShouldContain("Home:devices:0:area");
        message.ShouldContain("Home:devices:1:id");
        message.ShouldContain("Home:devices:1:name");
    }

    [Fact]
    public void Load_Repaired_IsInForceAgain()
    {
        var loader = Loader(Broken);
        loader.Load();
        _registry.Current.Devices.ShouldBeEmpty();

        _folder.Write("a.json", Two);
        loader.Load();

        _registry.Current.Devices.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("{", "is not JSON")]
    [InlineData("[]", "expected an object")]
    [InlineData("{}", "Home: missing")]
    public void Load_NoHomeInIt_SaysSo(string content, string expected)
    {
        var loader = Loader(One);
        loader.Load();
        _folder.Write("a.json", content);

        loader.Load()!.IsGood.ShouldBeFalse();

        _log.Messages[^1].ShouldContain(expected);
        _registry.Current.Devices.ShouldHaveSingleItem();
    }

    [Fact]
    public void Load_Unchanged_DoesNothing()
    {
        var loader = Loader(One);
        loader.Load();

        loader.Load().ShouldBeNull();

        _registry.Current.Version.ShouldBe(1);
    }

    [Fact]
    public async Task Watcher_FileSaved_LoadsItAgain()
    {
        var loader = Loader(One);
        using var watcher = new HomeWatcher(loader, Configuration(), TimeProvider.System, NullLogger<HomeWatcher>.Instance);
        await watcher.StartAsync(CancellationToken.None);
        using var changes = _registry.Subscribe();

        // As editors save: a new file takes the place of the old one.
        File.Move(_folder.Write("a.json.new", Two), Configuration().FilePath, overwrite: true);

        var change = await changes.Changes.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        change.Home.Devices.Length.ShouldBe(2);
        await watcher.StopAsync(CancellationToken.None);
    }

    private HomeLoader Loader(string content)
    {
        _folder.Write("a.json", content);
        return new(_registry, Configuration(), _log);
    }

    private AgentConfiguration Configuration() => AgentConfiguration.Load(_folder.PathOf("a.json"), []);
}
