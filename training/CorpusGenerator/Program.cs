using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using HomeLLM.CorpusGenerator.Output;
using HomeLLM.CorpusGenerator.Templates;

var count = Number("--count", "How many training examples.", 100_000);
var valid = Number("--valid", "How many examples in each validation file.", 2_000);
var seed = Number("--seed", "The same seed writes the same corpus.", 1);
var folder = Folder("--out", "The folder to write to.", "training/out");
var language = Folder("--language", "The folder of the language's files.", "language/en/phrases");
var sample = Number("--sample", "Print that many examples instead of writing files.", 0);
var kind = new Option<string?>("--kind") { Description = "Only examples whose kind holds this text (with --sample)." };
var split = new Option<Split>("--split") { Description = "Which examples to print (with --sample).", DefaultValueFactory = _ => Split.Train };
var misses = Number("--misses", "Print that many examples of each kind that the linker missed.", 0);
var command = new RootCommand("Writes the training corpus: random homes, what people say in them, and what is right.")
{
    count, valid, seed, folder, language, sample, kind, split, misses,
};
command.SetAction(result =>
{
    var output = result.InvocationConfiguration.Output;
    try
    {
        var corpus = new Corpus(new(result.GetRequiredValue(language), result.GetRequiredValue(seed)));
        var (printed, missed) = (result.GetRequiredValue(sample), result.GetRequiredValue(misses));
        if (printed > 0) PrintSample(corpus, result.GetRequiredValue(split), printed, result.GetValue(kind), output);
        else WriteFiles(corpus, result.GetRequiredValue(folder), result.GetRequiredValue(count), result.GetRequiredValue(valid), output);
        if (printed == 0 || missed > 0) corpus.Misses.Print(output, missed);
        return corpus.Misses.IllegalCount == 0 ? 0 : 1;
    }
    catch (Exception e) when (e is TemplateException or IOException)
    {
        result.InvocationConfiguration.Error.WriteLine(e.Message);
        return 2;
    }
});
return command.Parse(args).Invoke();

static Option<int> Number(string name, string description, int value) =>
    new(name) { Description = description, DefaultValueFactory = _ => value };

static Option<string> Folder(string name, string description, string value) =>
    new(name) { Description = description, DefaultValueFactory = _ => value };

static void WriteFiles(Corpus corpus, string folder, int count, int valid, TextWriter output)
{
    Directory.CreateDirectory(folder);
    var watch = Stopwatch.StartNew();
    foreach (var split in Enum.GetValues<Split>())
    {
        var size = split == Split.Train ? count : valid;
        if (size == 0) continue;
        var examples = corpus.Make(split, size);
        CorpusWriter.Write(Path.Combine(folder, CorpusWriter.FileName(split)), examples);
        Summary.Print(output, CorpusWriter.FileName(split), examples);
    }

    output.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{corpus.Phrasebook.SkeletonCount} different skeletons said, {watch.Elapsed.TotalSeconds:F0} s"));
}

static void PrintSample(Corpus corpus, Split split, int count, string? kind, TextWriter output)
{
    var printed = 0;
    foreach (var example in corpus.Make(split, kind is null ? count : 20_000))
    {
        if (kind is not null && !example.Kind.Contains(kind, StringComparison.Ordinal)) continue;
        output.WriteLine($"[{example.Kind}] {example.Text}");
        output.WriteLine(example.Prompt.TrimEnd('\n'));
        output.WriteLine(example.Target);
        output.WriteLine();
        if (++printed == count) break;
    }
}
