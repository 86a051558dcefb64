using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using HomeLLM.Bench.Engines;
using HomeLLM.DeviceRegistry;
using HomeLLM.Engines;
using HomeLLM.Engines.Inference;
using HomeLLM.HomeAgent.Interpreting;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Prompting;

namespace HomeLLM.Bench;

/// <summary>
/// From the text being known to the last call being known, with the shipped model, in homes of three sizes. The time must hardly grow with
/// the home: only what the linker finds goes into the prompt.
/// </summary>
[MemoryDiagnoser]
public class InterpretBenchmarks
{
    private static readonly string[] Utterances =
    [
        "turn on the desk lamp in the garden room",
        "set the corner light in the tower room to 40 percent",
        "turn off all the lights in the cellar room",
        "ceiling light in the blue room off and the desk lamp in the garden room to warm white",
    ];

    /// <summary>The same as somebody hears them who doesn't know the names.</summary>
    private static readonly string[] Misheard =
    [
        "turn on the dusk lamp in the guard in room",
        "set the coroner light in the tau errm to 40 percent",
        "turn off all the lights in the sell a room",
        "see ling light in the bloom off and the desk clamp in the garten groom to warm white",
    ];

    private static readonly string[] Rooms = ["Garden", "Tower", "Cellar", "Blue", "Red", "Guest", "Music", "Game", "Sun", "Map"];
    private static readonly string[] Things = ["Desk Lamp", "Corner Light", "Ceiling Light", "Shelf Strip", "Ceiling Fan", "Heater Plug"];

    private ILanguageModel _model = null!;
    private LanguageModelInterpreter _interpreter = null!;
    private HomeSnapshot _home = HomeSnapshot.Empty;
    private Linker _linker = null!;
    private int _next;

    /// <summary>How many devices the home has.</summary>
    [Params(12, 100, 1_000)]
    public int Devices { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _model = LanguageModelLoader.Load(EngineModels.FindOwn(), new LanguageModelOptions());
        _interpreter = new LanguageModelInterpreter(_model, new LabelProfile(new LinkerCache()), 1_024, TimeProvider.System);
        _home = MakeHome(Devices);
        _linker = new Linker(_home);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _interpreter.Dispose();
        _model.Dispose();
    }

    /// <summary>The whole way: linking, grammar, prompt, answer, checks.</summary>
    [Benchmark(Baseline = true)]
    public int Interpret() => _interpreter.Interpret(Next(), null, _home, history: null, CancellationToken.None).Calls.Length;

    /// <summary>Of it, finding what the words can mean.</summary>
    [Benchmark]
    public int Link() => _linker.Link(Next(), null).Scope.Devices.Length;

    /// <summary>The same where names were heard as other words, so that they are looked for by their sound.</summary>
    [Benchmark]
    public int LinkMisheard() => _linker.Link(Misheard[_next++ % Misheard.Length], null).Scope.Devices.Length;

    /// <summary>Once per change of the home's names: the index of them.</summary>
    [Benchmark]
    public long Index() => new Linker(_home).StructureVersion;

    private string Next() => Utterances[_next++ % Utterances.Length];

    private static HomeSnapshot MakeHome(int count)
    {
        var areas = ImmutableArray.CreateBuilder<Area>();
        var devices = ImmutableArray.CreateBuilder<Device>();
        for (var i = 0; i < count; i++)
        {
            var room = i / Things.Length;
            var number = room < Rooms.Length ? "" : $" {1 + (room / Rooms.Length)}";
            if (i % Things.Length == 0) areas.Add(new($"room_{room}", $"{Rooms[room % Rooms.Length]} Room{number}", null, []));
            var thing = Things[i % Things.Length];
            var domain = thing.EndsWith("Fan", StringComparison.Ordinal) ? "fan" : thing.EndsWith("Plug", StringComparison.Ordinal) ? "switch" : "light";
            devices.Add(new(EntityId.Parse($"{domain}.d{i}"), thing, $"room_{room}", [], DeviceState.Unknown));
        }

        return new([], areas.ToImmutable(), devices.ToImmutable(), 1, 1);
    }
}
