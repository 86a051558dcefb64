using System.Collections.Immutable;
using System.Text.Json;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Batch;

namespace HomeLLM.HomeAgent.Evaluation;

/// <summary>One line of a test set: what was said, in which home, and what is right.</summary>
/// <param name="Id">Unique in the set.</param>
/// <param name="Category">What it is counted under.</param>
/// <param name="Text">What was said.</param>
/// <param name="Area">The id of the area where the speaker stands; null where it isn't known.</param>
/// <param name="Home">The home.</param>
/// <param name="Expected">The right answers.</param>
internal sealed record EvaluationCase(
    string Id, string Category, string Text, string? Area, HomeSnapshot Home, ImmutableArray<Expectation> Expected)
{
    /// <summary>Which conversation of its file it belongs to; null where it stands alone.</summary>
    public string? Conversation { get; init; }

    /// <summary>Whether nothing may happen, whichever way it is taken; questions aren't meant.</summary>
    public bool MustNotAct => Expected.All(expected => expected.Calls.IsEmpty && expected.Query is null);

    /// <summary>Reads files of JSON Lines; a folder stands for the <c>*.jsonl</c> in it.</summary>
    /// <exception cref="FormatException">A line is broken: the message has its place.</exception>
    /// <exception cref="IOException">A file can't be read.</exception>
    public static IEnumerable<EvaluationCase> Read(IEnumerable<string> paths)
    {
        foreach (var path in paths.SelectMany(FilesOf))
        {
            HomeSnapshot? home = null;
            var number = 0;
            foreach (var line in File.ReadLines(path))
            {
                number++;
                var read = Read(line, $"{path}:{number}", home);
                home = read.Home;
                yield return read;
            }
        }
    }

    private static IEnumerable<string> FilesOf(string path) =>
        Directory.Exists(path) ? Directory.GetFiles(path, "*.jsonl").Order(StringComparer.Ordinal) : [path];

    private static EvaluationCase Read(string line, string place, HomeSnapshot? home)
    {
        var request = InterpretRequest.Parse(line);
        if (request.Error is { } error) throw new FormatException($"{place}: {error}");
        home = request.Home ?? home ?? throw new FormatException($"{place}: the first line of a file needs a home");
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var category = root.TryGetProperty("category", out var name) ? name.ToString() : "all";
            var expected = Expectation.ReadAll(root.GetProperty("expect"));
            return new(request.Id?.ToString() ?? place, category, request.Text!, request.Area, home, expected) {
                // Two files may well call a conversation the same.
                Conversation = request.Conversation is { } conversation ? $"{place[..place.LastIndexOf(':')]}#{conversation}" : null,
            };
        }
        catch (Exception exception) when (exception is FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"{place}: expect: {exception.Message}", exception);
        }
    }
}
