using System.Text.Json.Nodes;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>How the agent shows itself in Home Assistant: one device with its entities. Source: Home Assistant's MQTT discovery.</summary>
internal static class DiscoveryPayload
{
    /// <summary>The longest state that Home Assistant keeps, in characters.</summary>
    private const int MaxState = 255;

    /// <summary>The id of the agent among others at the same broker, of letters, digits, <c>_</c> and <c>-</c>.</summary>
    public static string ObjectId(MqttTopics topics) =>
        string.Concat(topics.Prefix.Select(character => char.IsAsciiLetterOrDigit(character) || character == '-' ? character : '_'));

    /// <summary>The retained message on <c>&lt;discovery prefix&gt;/device/&lt;object id&gt;/config</c>.</summary>
    /// <param name="topics">The agent's own.</param>
    /// <param name="canListen">Whether there is a microphone.</param>
    public static string Write(MqttTopics topics, bool canListen = false)
    {
        var id = ObjectId(topics);
        var payload = new JsonObject
        {
            ["device"] = new JsonObject
            {
                ["identifiers"] = new JsonArray(id),
                ["name"] = "Home agent",
                ["manufacturer"] = "HomeLLM",
                ["model"] = "homeagent",
                ["sw_version"] = Versions.Program,
            },
            ["origin"] = new JsonObject { ["name"] = "HomeLLM homeagent", ["sw_version"] = Versions.Program },
            ["components"] = new JsonObject
            {
                ["status"] = Component(id, "status", "binary_sensor", "Status", topics.Status, isAlways: true, new()
                {
                    ["state_topic"] = topics.Status,
                    ["payload_on"] = "online",
                    ["payload_off"] = "offline",
                    ["device_class"] = "connectivity",
                    ["entity_category"] = "diagnostic",
                }),
                ["command"] = Component(id, "command", "text", "Command", topics.Status, isAlways: false, new()
                {
                    ["command_topic"] = topics.Command,
                    ["max"] = MaxState,
                    ["qos"] = 1,
                    ["icon"] = "mdi:chat-outline",
                }),
                ["heard"] = ResultSensor(id, "heard", "Last command", topics, $"value_json.text[:{MaxState}]"),
                ["reply"] = ResultSensor(id, "reply", "Last reply", topics, $"value_json.reply[:{MaxState}]", new()
                {
                    ["json_attributes_topic"] = topics.Result,
                    ["icon"] = "mdi:chat-processing-outline",
                }),
                ["latency"] = ResultSensor(id, "latency", "Time to the call", topics, "value_json.timings.call_ms", new()
                {
                    ["unit_of_measurement"] = "ms",
                    ["device_class"] = "duration",
                    ["state_class"] = "measurement",
                    ["entity_category"] = "diagnostic",
                }),
            },
        };
        if (canListen) AddVoice(id, topics, payload["components"]!.AsObject());
        return payload.ToJsonString(Json.Readable);
    }

    private static void AddVoice(string id, MqttTopics topics, JsonObject components)
    {
        components["listen"] = Component(id, "listen", "button", "Listen", topics.Status, isAlways: false, new()
        {
            ["command_topic"] = topics.Listen,
            ["icon"] = "mdi:microphone",
        });
        components["mute"] = Component(id, "mute", "switch", "Mute replies", topics.Status, isAlways: false, new()
        {
            ["command_topic"] = topics.MuteCommand,
            ["state_topic"] = topics.Mute,
            ["icon"] = "mdi:volume-off",
        });
    }

    private static JsonObject ResultSensor(string id, string key, string name, MqttTopics topics, string value, JsonObject? more = null)
    {
        var sensor = more ?? [];
        sensor["state_topic"] = topics.Result;
        sensor["value_template"] = $"{{{{ {value} }}}}";
        return Component(id, key, "sensor", name, topics.Status, isAlways: false, sensor);
    }

    private static JsonObject Component(string id, string key, string platform, string name, string status, bool isAlways, JsonObject component)
    {
        component["platform"] = platform;
        component["unique_id"] = $"{id}_{key}";
        component["default_entity_id"] = $"{platform}.{id.ToLowerInvariant().Replace('-', '_')}_{key}";
        component["name"] = name;
        // The status itself is known also while the agent is away.
        if (!isAlways) component["availability_topic"] = status;
        return component;
    }
}
