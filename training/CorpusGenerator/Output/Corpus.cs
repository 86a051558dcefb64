using HomeLLM.CorpusGenerator.Examples;
using HomeLLM.CorpusGenerator.Homes;
using HomeLLM.CorpusGenerator.Speech;
using HomeLLM.CorpusGenerator.Templates;
using HomeLLM.HomeAgent.Interpreting;

namespace HomeLLM.CorpusGenerator.Output;

/// <summary>Makes examples by the thousand, on all cores, the same ones for the same seed.</summary>
internal sealed class Corpus
{
    private const int HomesPerRound = 64;

    private readonly TemplateLibrary _library;
    private readonly WordLists _seen;
    private readonly WordLists _unseen;
    private readonly ExampleMaker _maker;
    private readonly int _seed;

    /// <summary>Reads the language.</summary>
    /// <exception cref="TemplateException">A language file is wrong.</exception>
    public Corpus(CorpusSettings settings)
    {
        _library = TemplateLibrary.Load(settings.Language, Slots.All);
        _seen = WordLists.Load(settings.Language, heldOut: false);
        _unseen = WordLists.Load(settings.Language, heldOut: true);
        Phrasebook = new(_library);
        _maker = new(Phrasebook, new ValueSpeech(settings.Language, _seen), new Slips(settings.Language), Misses);
        _seed = settings.Seed;
    }

    /// <summary>What the linker missed so far.</summary>
    public MissReport Misses { get; } = new();

    /// <summary>The phrases.</summary>
    public Phrasebook Phrasebook { get; }

    /// <summary>Makes examples of one split.</summary>
    public List<Example> Make(Split split, int count)
    {
        var examples = new List<Example>(count);
        for (var round = 0; examples.Count < count; round++)
        {
            var homes = new List<Example>[HomesPerRound];
            var first = round * HomesPerRound;
            Parallel.For(0, HomesPerRound, i => homes[i] = MakeHome(split, first + i));
            foreach (var home in homes) examples.AddRange(home);
        }

        examples.RemoveRange(count, examples.Count - count);
        Shuffle(examples, new Random(_seed + (int)split));
        return examples;
    }

    private List<Example> MakeHome(Split split, int index)
    {
        var random = new Random(unchecked((int)StableHash.Of($"{_seed}/{split}/{index}")));
        var unseenNames = split == Split.ValidNames;
        var home = unseenNames ? HomeMaker.Make(_unseen, _seen, 0.15, random) : HomeMaker.Make(_seen, _seen, 0, random);
        // The model is shown, and writes, simple spellings of a fan's modes; the program gives them back the fan's own.
        home = new ModeSpelling().Simplify(home);
        var foreign = unseenNames ? HomeMaker.Make(_unseen, _seen, 0.3, random) : HomeMaker.Make(_seen, _seen, 0, random);
        var scene = new Scene(new HomeNames(home), foreign, _library, random) { HasHeldOutNames = unseenNames };
        var wanted = random.Next(24, 56);
        var examples = new List<Example>();
        for (var tries = 0; examples.Count < wanted && tries < wanted * 4; tries++)
        {
            if (_maker.Make(scene, heldOut: split == Split.ValidPhrases) is { } example) examples.Add(example);
        }

        return examples;
    }

    private static void Shuffle(List<Example> examples, Random random)
    {
        for (var i = examples.Count - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (examples[i], examples[j]) = (examples[j], examples[i]);
        }
    }
}
