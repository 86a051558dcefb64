using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Engines;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Dialogue;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.Mqtt.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Tests.Support;

/// <summary>The parts of an agent around a scripted interpreter and a sink that a test looks into.</summary>
internal sealed class TestAgent
{
    public const string HomeJson = """
        {"floors": [{"id": "ground", "name": "Ground Floor"}, {"id": "upper", "name": "Upper"}],
         "areas": [{"id": "kitchen", "name": "Kitchen", "floor": "ground"}, {"id": "hall", "name": "Hall", "floor": "ground"},
                   {"id": "office", "name": "Office", "floor": "upper"}],
         "devices": [
           {"id": "light.kitchen", "name": "Kitchen Light", "area": "kitchen", "state": "off", "attributes": {"supported_color_modes": ["hs", "color_temp"]}},
           {"id": "light.hob", "name": "Hob Light", "area": "kitchen", "state": "off", "attributes": {"supported_color_modes": ["onoff"]}},
           {"id": "light.counter", "name": "Counter Light", "area": "kitchen", "state": "off", "attributes": {"supported_color_modes": ["brightness"]}},
           {"id": "light.hall", "name": "Hall Light", "area": "hall", "state": "off", "attributes": {"supported_color_modes": ["brightness"]}},
           {"id": "fan.office", "name": "Office Fan", "area": "office", "state": "on", "attributes": {"percentage": 50, "oscillating": false, "direction": "forward", "preset_modes": ["sleep"]}},
           {"id": "fan.desk", "name": "Desk Fan", "area": "office", "state": "off", "attributes": {"percentage": 0}},
           {"id": "switch.server", "name": "Server", "area": "office", "state": "on"}]}
        """;

    public TestAgent(Func<string, Interpretation> interpret, SafetyOptions? safety = null)
    {
        Registry.Replace(Home);
        Interpreter = new(interpret);
        Sink = new(this);
        var safetyOptions = Options.Create(safety ?? new SafetyOptions());
        var mqttOptions = Options.Create(new MqttOptions());
        Reader = new(Interpreter, safetyOptions, Time, NullLogger<UtteranceReader>.Instance);
        Dialogue = new(Reader, Time);
        Processor = new(Dialogue, Sink, Registry, mqttOptions, safetyOptions, Time, NullLogger<UtteranceProcessor>.Instance);
        Queue = new(Processor, [Results], safetyOptions, mqttOptions, Time, NullLogger<UtteranceQueue>.Instance);
    }

    public static HomeSnapshot Home { get; } = HomeReader.Read(Encoding.UTF8.GetBytes(HomeJson), HomeReaderOptions.Configuration).Home!;

    public ManualTimeProvider Time { get; } = new();

    public HomeRegistry Registry { get; } = new();

    public ScriptedInterpreter Interpreter { get; }

    public RecordingSink Sink { get; }

    public RecordingResults Results { get; } = new();

    public UtteranceReader Reader { get; }

    public DialogueReader Dialogue { get; }

    public UtteranceProcessor Processor { get; }

    public UtteranceQueue Queue { get; }

    public static ServiceCall Call(string service, string ids, string data = "{}") =>
        new(service, [.. ids.Split(' ').Select(EntityId.Parse)], JsonNode.Parse(data)!.AsObject());

    public static Interpretation Calls(params ServiceCall[] calls) => new([.. calls], [], default);

    public static Interpretation Refuses(RefusalReason reason, params string[] candidates) =>
        new([], [new(reason, [.. candidates.Select(EntityId.Parse)])], default);

    /// <summary>Obeys as a home does: the new state comes back through the registry.</summary>
    public void Obey(ServiceCallMessage message)
    {
        foreach (var id in message.Call.EntityIds) Obey(message.Call, id);
    }

    private void Obey(ServiceCall call, EntityId id)
    {
        var attributes = ImmutableDictionary<string, JsonElement>.Empty;
        foreach (var (key, value) in call.Data)
        {
            attributes = key == "brightness_pct"
                ? attributes.Add("brightness", JsonSerializer.SerializeToElement(Math.Round((double)value! * 2.55)))
                : attributes.Add(key, JsonSerializer.SerializeToElement(value));
        }

        var was = Registry.Current.FindDevice(id)!.State.Value;
        var state = call.Service.Split('.')[1] switch { "turn_off" => "off", "toggle" => was == "on" ? "off" : "on", _ => "on" };
        Registry.UpdateState(id, state, attributes, Time.GetUtcNow());
    }
}
