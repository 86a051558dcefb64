using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using HomeLLM.CorpusGenerator.Output;
using HomeLLM.CorpusGenerator.Templates;

var count = new Option<int>("--count") { Description = "How many training examples.", DefaultValueFactory = _ => 100_000 };
var valid = new Option<int>("--valid") { Description = "How many examples in each validation file.", DefaultValueFactory = _ => 2_000 };
var seed = new Option<int>("--seed") { Description = "The same seed writes the same corpus.", DefaultValueFactory = _ => 1 };
var folder = new Option<string>("--out") { Description = "The folder to write to.", DefaultValueFactory = _ => "training/out" };
var language = new Option<string>("--language") { Description = "The folder of the language's files.", DefaultValueFactory = _ => "training/language/en" };
var sample = new Option<int>("--sample") { Description = "Print that many examples instead of writing files.", DefaultValueFactory = _ => 0 };
var kind = new Option<string?>("--kind") { Description = "Only examples whose kind holds this text (with --sample)." };
var split = new Option<Split>("--split") { Description = "Which examples to print (with --sample).", DefaultValueFactory = _ => Split.Train };
var misses = new Option<int>("--misses") { Description = "Print that many examples of each kind that the linker missed.", DefaultValueFactory = _ => 0 };
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
        if (result.GetRequiredValue(sample) > 0) PrintSample(corpus, result.GetRequiredValue(split), result.GetRequiredValue(sample), result.GetValue(kind), output);
        else WriteFiles(corpus, result.GetRequiredValue(folder), result.GetRequiredValue(count), result.GetRequiredValue(valid), output);
        if (result.GetRequiredValue(sample) == 0 || result.GetRequiredValue(misses) > 0) corpus.Misses.Print(output, result.GetRequiredValue(misses));
        return corpus.Misses.IllegalCount == 0 ? 0 : 1;
    }
    catch (Exception e) when (e is TemplateException or IOException)
    {
        result.InvocationConfiguration.Error.WriteLine(e.Message);
        return 2;
    }
});
return command.Parse(args).Invoke();

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

    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{corpus.Phrasebook.SkeletonCount} different skeletons said, {watch.Elapsed.TotalSeconds:F0} s"));
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
