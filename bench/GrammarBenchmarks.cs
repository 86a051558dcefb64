using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.Bench;

/// <summary>
/// What an utterance costs before the model is asked: the grammar of what the linker found (three devices, two areas, perhaps the whole
/// home), and the walk along one answer. Homes hold every domain.
/// </summary>
[MemoryDiagnoser]
public class GrammarBenchmarks
{
    private static readonly (string Domain, string Attributes)[] Kinds =
    [
        ("light", """{"supported_color_modes":["brightness"]}"""), ("light", """{"supported_color_modes":["rgbww"]}"""),
        ("light", """{"supported_color_modes":["onoff"]}"""), ("switch", "{}"), ("fan", """{"supported_features":9,"preset_modes":["auto","sleep"]}"""),
        ("cover", """{"supported_features":15,"device_class":"blind"}"""), ("lock", """{"supported_features":0}"""),
        ("climate", """{"supported_features":401,"hvac_modes":["off","heat"],"temperature":21,"preset_modes":["eco","boost"]}"""),
        ("media_player", """{"supported_features":152509,"source_list":["TV","Radio"],"volume_level":0.3}"""),
        ("vacuum", """{"supported_features":8828}"""), ("sensor", """{"device_class":"temperature"}"""), ("binary_sensor", """{"device_class":"window"}"""),
    ];

    private static readonly byte[] Answer = Encoding.UTF8.GetBytes("""{"service":"light.turn_on","target_device":"#1","brightness_pct":50}""");

    private CallScope _scope = null!;
    private CallScope _scopeWithHome = null!;

    /// <summary>How many devices the home has.</summary>
    [Params(12, 1_000)]
    public int Devices { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        ImmutableArray<Area> areas = [.. Enumerable.Range(0, Math.Max(2, Devices / 10)).Select(index => new Area($"area_{index}", $"Area {index}", null, []))];
        ImmutableArray<Device> devices = [.. Enumerable.Range(0, Devices).Select(index => MakeDevice(index, areas[index % areas.Length].Id))];
        var home = new HomeSnapshot([], areas, devices);
        _scope = new(
            home,
            [.. new[] { 0, 1, 8 }.Select((device, label) => new ScopedDevice($"#{label + 1}", devices[device]))],
            [.. areas.Take(2).Select((area, label) => new ScopedArea($"@{label + 1}", area))],
            [],
            AllowHome: false);
        _scopeWithHome = _scope with { AllowHome = true };
    }

    /// <summary>The grammar of three devices and two areas.</summary>
    [Benchmark(Baseline = true)]
    public CallGrammar Build() => CallGrammar.Build(_scope, ServiceCatalogue.Default);

    /// <summary>The same, and the whole home may be named.</summary>
    [Benchmark]
    public CallGrammar BuildWithHome() => CallGrammar.Build(_scopeWithHome, ServiceCatalogue.Default);

    /// <summary>The grammar, and one answer followed in it.</summary>
    [Benchmark]
    public bool BuildAndFollow()
    {
        var automaton = CallGrammar.Build(_scope, ServiceCatalogue.Default).Automaton;
        return automaton.IsAccepting(automaton.Step(automaton.StartState, Answer));
    }

    private static Device MakeDevice(int index, string area)
    {
        var (domain, attributes) = Kinds[index % Kinds.Length];
        using var document = JsonDocument.Parse(attributes);
        return new(EntityId.Parse($"{domain}.d{index}"), $"Device {index}", area, [], DeviceState.Unknown with
        {
            Attributes = document.RootElement.EnumerateObject().ToImmutableDictionary(member => member.Name, member => member.Value.Clone()),
        });
    }
}
