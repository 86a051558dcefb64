using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Tests.Homes;

/// <summary>Writes a home in the form in which the configuration holds it.</summary>
internal static class HomeText
{
    public static byte[] Write(HomeSnapshot home) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["floors"] = List(home.Floors.Select(floor => new JsonObject { ["id"] = floor.Id, ["name"] = floor.Name, ["aliases"] = Texts(floor.Aliases) })),
        ["areas"] = List(home.Areas.Select(area => With(
            new JsonObject { ["id"] = area.Id, ["name"] = area.Name, ["aliases"] = Texts(area.Aliases) }, "floor", area.FloorId))),
        ["devices"] = List(home.Devices.Select(Write)),
    });

    private static JsonObject Write(Device device)
    {
        var attributes = new JsonObject();
        foreach (var (name, value) in device.State.Attributes) attributes.Add(name, JsonNode.Parse(value.GetRawText()));
        var text = new JsonObject { ["id"] = device.Id.ToString(), ["name"] = device.Name, ["aliases"] = Texts(device.Aliases), ["attributes"] = attributes };
        return With(With(text, "area", device.AreaId), "state", device.State.Value);
    }

    private static JsonObject With(JsonObject text, string key, string? value)
    {
        if (value is not null) text.Add(key, value);
        return text;
    }

    private static JsonArray List(IEnumerable<JsonObject> items) => new([.. items]);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
