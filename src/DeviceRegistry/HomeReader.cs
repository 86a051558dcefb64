using System.Collections.Immutable;
using System.Text.Json;

namespace HomeLLM.DeviceRegistry;

/// <summary>
/// Reads the description of a home: the <c>Home</c> section of appsettings.json, which is also the <c>home</c> of a request to
/// <c>homeagent interpret</c>. Finds every error, not only the first. Keys are read whatever their case, as the configuration does.
/// </summary>
public static class HomeReader
{
    /// <summary>Reads a home from JSON text; comments and trailing commas are fine.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="options">How strictly.</param>
    public static HomeReading Read(ReadOnlyMemory<byte> json, HomeReaderOptions options)
    {
        try
        {
            using var document = JsonDocument.Parse(
                json,
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 32 });
            return Read(document.RootElement, options);
        }
        catch (JsonException exception)
        {
            return new(null, [new(options.Root, $"not JSON: {exception.Message}")]);
        }
    }

    /// <summary>Reads a home.</summary>
    /// <param name="home">The object with <c>floors</c>, <c>areas</c> and <c>devices</c>; each may be left out.</param>
    /// <param name="options">How strictly.</param>
    /// <returns>The home at version 0, its states older than everything; or all the errors.</returns>
    public static HomeReading Read(JsonElement home, HomeReaderOptions options)
    {
        try
        {
            return Read(home, new HomeReaderContext(options), options);
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json throws for half a surrogate pair, written as an escape.
            return new(null, [new(options.Root, "holds text that is not valid Unicode (half a surrogate pair); remove it.")]);
        }
    }

    private static HomeReading Read(JsonElement home, HomeReaderContext context, HomeReaderOptions options)
    {
        var root = context.ReadObject(home, options.Root, "a home with floors, areas and devices", ["floors", "areas", "devices"]);
        if (root is null) return new(null, context.Errors);

        var floors = ReadFloors(root, context);
        var areas = ReadAreas(root, context);
        var devices = ReadDevices(root, context);
        floors = floors.AddRange(context.Implied("floor").Select(id => new Floor(id, HomeReaderObject.NameFrom(id), [])));
        areas = areas.AddRange(context.Implied("area").Select(id => new Area(id, HomeReaderObject.NameFrom(id), null, [])));
        return context.Errors.IsEmpty ? new(new HomeSnapshot(floors, areas, devices), []) : new(null, context.Errors);
    }

    private static ImmutableArray<Floor> ReadFloors(HomeReaderObject root, HomeReaderContext context)
    {
        var floors = ImmutableArray.CreateBuilder<Floor>();
        var seen = new Dictionary<string, string>();
        foreach (var item in root.Objects("floors", HomeLimits.Floors, "a floor", ["id", "name", "aliases"]))
        {
            var id = item.Id("ground", seen);
            var name = item.Name(id, "Ground floor");
            var aliases = item.Aliases();
            if (id is not null && name is not null) floors.Add(new(id, name, aliases));
        }

        context.Known("floor", seen.Keys);
        return floors.ToImmutable();
    }

    private static ImmutableArray<Area> ReadAreas(HomeReaderObject root, HomeReaderContext context)
    {
        var areas = ImmutableArray.CreateBuilder<Area>();
        var seen = new Dictionary<string, string>();
        foreach (var item in root.Objects("areas", HomeLimits.Areas, "an area", ["id", "name", "floor", "aliases"]))
        {
            var id = item.Id("kitchen", seen);
            var name = item.Name(id, "Kitchen");
            var floor = item.Reference("floor");
            var aliases = item.Aliases();
            if (id is not null && name is not null) areas.Add(new(id, name, floor, aliases));
        }

        context.Known("area", seen.Keys);
        return areas.ToImmutable();
    }

    private static ImmutableArray<Device> ReadDevices(HomeReaderObject root, HomeReaderContext context)
    {
        var devices = ImmutableArray.CreateBuilder<Device>();
        var seen = new Dictionary<string, string>();
        string[] keys = ["id", "name", "area", "aliases", "state", "attributes", "state_topic"];
        foreach (var item in root.Objects("devices", HomeLimits.Devices, "a device", keys))
        {
            var id = item.EntityId(seen);
            var name = item.Name(id?.ObjectId, "Kitchen Light");
            var area = item.Reference("area");
            var aliases = item.Aliases();
            var state = new DeviceState(item.State(), item.Attributes(), DateTimeOffset.MinValue);
            var topic = item.Topic("state_topic");
            if (id is { } known && name is not null) devices.Add(new(known, name, area, aliases, state, topic));
        }

        return devices.ToImmutable();
    }
}
