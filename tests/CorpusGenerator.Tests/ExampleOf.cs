using System.Collections.Immutable;
using System.Text.Json;
using HomeLLM.CorpusGenerator.Examples;
using HomeLLM.CorpusGenerator.Homes;
using HomeLLM.CorpusGenerator.Speech;
using HomeLLM.CorpusGenerator.Templates;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Tests;

/// <summary>Makes examples of one template in one small home.</summary>
internal static class ExampleOf
{
    private static readonly string Language = Path.Combine(AppContext.BaseDirectory, "language", "en", "phrases");

    /// <summary>One device in the kitchen.</summary>
    public static Device Device(string id, string name, string attributes = "{}", string state = "on", string area = "kitchen") =>
        new(EntityId.Parse(id), name, area, [], new DeviceState(state, JsonSerializer.Deserialize<ImmutableDictionary<string, JsonElement>>(attributes)!,
            DateTimeOffset.UnixEpoch));

    /// <summary>A home of a kitchen and a bedroom on one floor.</summary>
    public static HomeSnapshot Home(params ImmutableArray<Device> devices) =>
        new([new Floor("ground", "Ground Floor", [])], [new Area("kitchen", "Kitchen", "ground", []), new Area("bedroom", "Bedroom", "ground", [])], devices);

    /// <summary>The first example of a kind; fails where the dice never give one.</summary>
    /// <param name="sections">The sections that say orders; the phrases of targets are the shipped ones.</param>
    /// <param name="kind">The kind, such as <c>open/name</c>.</param>
    /// <param name="home">The home.</param>
    public static Example Make(string sections, string kind, HomeSnapshot home)
    {
        var library = TemplateLibrary.Read([.. Phrases(), ("test.txt", sections)], Slots.All);
        var lists = WordLists.Load(Language, heldOut: false);
        var maker = new ExampleMaker(new Phrasebook(library), new ValueSpeech(Language, lists), new Slips(Language), new MissReport());
        var scene = new Scene(new HomeNames(home), HomeMaker.Make(lists, lists, 0, new Random(1)), library, new Random(7));
        for (var tries = 0; tries < 4000; tries++)
        {
            if (maker.Make(scene, heldOut: false) is { } example && example.Kind == kind) return example;
        }

        throw new InvalidOperationException($"No example of the kind {kind} came.");
    }

    // Everything but the sections that say orders.
    private static IEnumerable<(string Name, string Content)> Phrases()
    {
        foreach (var path in Directory.GetFiles(Language, "*.txt").Order(StringComparer.Ordinal))
        {
            var kept = new List<string>();
            var isKept = true;
            foreach (var line in File.ReadLines(path))
            {
                if (line.Length > 0 && !char.IsWhiteSpace(line[0]) && line[0] != '#')
                {
                    isKept = line.StartsWith("rule ", StringComparison.Ordinal) || line.StartsWith("target ", StringComparison.Ordinal);
                }

                if (isKept) kept.Add(line);
            }

            yield return (Path.GetFileName(path), string.Join('\n', kept));
        }
    }
}
