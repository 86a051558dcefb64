using System.Collections.Immutable;
using System.Text.Json;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Tests.Support;

/// <summary>
/// Makes homes from short lines: <c>floor ground: Ground Floor</c>, <c>area kitchen @ground: Kitchen, Cookhouse</c>,
/// <c>light.kitchen @kitchen: Kitchen Light, Big Light</c>; names after the first are aliases.
/// A device's attributes may follow after <c>|</c> as JSON.
/// </summary>
internal static class HomeSketch
{
    public static HomeSnapshot Draw(string sketch)
    {
        var floors = ImmutableArray.CreateBuilder<Floor>();
        var areas = ImmutableArray.CreateBuilder<Area>();
        var devices = ImmutableArray.CreateBuilder<Device>();
        foreach (var line in sketch.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var head = line[..colon].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var tail = line[(colon + 1)..].Split("| {", 2);
            var names = tail[0].Split(',', StringSplitOptions.TrimEntries);
            var place = Array.Find(head, word => word[0] == '@')?[1..];
            ImmutableArray<string> aliases = [.. names.Skip(1)];
            if (head[0] == "floor") floors.Add(new(head[1], names[0], aliases));
            else if (head[0] == "area") areas.Add(new(head[1], names[0], place, aliases));
            else devices.Add(new(EntityId.Parse(head[0]), names[0], place, aliases, State("{" + (tail.Length > 1 ? tail[1] : "}"))));
        }

        return new(floors.ToImmutable(), areas.ToImmutable(), devices.ToImmutable());
    }

    private static DeviceState State(string attributes) =>
        DeviceState.Unknown with { Attributes = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(attributes)!.ToImmutableDictionary() };
}
