using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace HomeLLM.DeviceRegistry.Tests;

/// <summary>Small homes for tests.</summary>
internal static class Homes
{
    public static readonly EntityId Light = EntityId.Parse("light.a");

    public static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static HomeSnapshot OneLight { get; } =
        Read("""{"areas": [{"id": "hall", "name": "Hall"}], "devices": [{"id": "light.a", "name": "A", "area": "hall", "state": "off"}]}""");

    public static HomeSnapshot Read(string json) => HomeReader.Read(Encoding.UTF8.GetBytes(json), HomeReaderOptions.Configuration).Home!;

    public static HomeSnapshot Fans(int count) =>
        new([], [], [.. Enumerable.Range(0, count).Select(i => new Device(EntityId.Parse($"fan.f{i}"), $"Fan {i}", null, [], DeviceState.Unknown))]);

    public static ImmutableDictionary<string, JsonElement> Attributes(string json) =>
        JsonElement.Parse(json).EnumerateObject().ToImmutableDictionary(property => property.Name, property => property.Value);
}
