using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Engines;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Decoding;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Prompting;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>
/// Interprets with a language model: prompt, constrained answer, and what the answer comes to in this home. Not thread-safe.
/// </summary>
internal sealed class LanguageModelInterpreter : ICommandInterpreter, IDisposable
{
    private readonly IVocabulary _vocabulary;
    private readonly IPromptProfile _profile;
    private readonly TimeProvider _time;
    private readonly ConstrainedDecoder _decoder;
    private readonly AnswerReader _reader;
    private readonly ModeSpelling _modes = new();

    private CallScope? _scope;
    private CallGrammar? _grammar;

    /// <summary>Makes a context of the model.</summary>
    /// <param name="model">The model; stays the caller's.</param>
    /// <param name="profile">How it is asked.</param>
    /// <param name="capacity">The most tokens of a prompt and its answer.</param>
    /// <param name="time">Measures.</param>
    public LanguageModelInterpreter(ILanguageModel model, IPromptProfile profile, int capacity, TimeProvider time)
    {
        _vocabulary = model.Vocabulary;
        _profile = profile;
        _time = time;
        _decoder = new ConstrainedDecoder(model, capacity, time) { AsksBeforeClosing = profile.WritesOnlyCalls };
        _reader = new AnswerReader(profile.WritesOnlyCalls);
    }

    /// <inheritdoc/>
    public void WarmUp(HomeSnapshot home)
    {
        foreach (var device in home.Devices.Take(3))
        {
            Interpret($"turn on the {device.Name}", device.AreaId, home, history: null, CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public void Prepare(HomeSnapshot home, CancellationToken cancellationToken)
    {
        var beginning = _profile.Begin(_modes.Simplify(home));
        if (!beginning.IsEmpty) _decoder.Warm(Tokenize(beginning), cancellationToken);
    }

    /// <inheritdoc/>
    public Interpretation Interpret(string text, string? areaId, HomeSnapshot home, History? history, CancellationToken cancellationToken)
    {
        var whole = Ask(text, areaId, home, history, out var linked, cancellationToken);
        if (!_profile.WritesOnlyCalls) return whole;
        if (PossiblePart.Find(whole, linked) is { } part) return PossiblePart.Join(Ask(part, areaId, home, history, out _, cancellationToken), linked) ?? whole;
        if (WrittenPart.Question(text, whole) is { } question)
        {
            var asked = Ask(question, areaId, home, history, out _, cancellationToken);
            return asked.Answers.IsEmpty || !asked.AllCalls.IsEmpty ? whole : asked;
        }

        return WrittenPart.Order(text, whole, linked, clause => _profile.Prepare(clause, areaId, home, history).Linked) is { } order
            && Ask(order, areaId, home, history, out _, cancellationToken) is { Calls.IsEmpty: false, Problems.IsEmpty: true, Unconfirmed.IsEmpty: true } done
            ? done
            : whole;
    }

    private Interpretation Ask(string text, string? areaId, HomeSnapshot home, History? history, out LinkedUtterance found, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        var prompt = _profile.Prepare(text, areaId, _modes.Simplify(home), history);
        found = prompt.Linked;
        var linked = _time.GetTimestamp();
        var grammar = GrammarOf(prompt.Scope);
        var built = _time.GetTimestamp();
        var answer = _decoder.Decode(Tokenize(prompt.Segments), grammar, MaxAnswerTokens, lineCompleted: null, cancellationToken);
        if (_profile.WritesOnlyCalls) answer = AddOverlooked(answer, prompt, cancellationToken);
        var reading = _reader.Read(answer, prompt, home);
        var timings = new InterpretationTimings(
            _time.GetElapsedTime(start),
            _time.GetElapsedTime(start, linked),
            _time.GetElapsedTime(linked, built),
            answer.Timings.Total,
            answer.Counts.PromptReused + answer.Counts.PromptEvaluated,
            answer.Counts.PromptReused,
            answer.Counts.Sampled + answer.Counts.Forced,
            answer.Counts.Forced);
        return new(reading.Calls, reading.Problems, timings)
        {
            Unconfirmed = reading.Offers, Answers = reading.Questions, IsUndo = reading.IsUndo, Prompt = prompt.Text, Answer = answer.Text,
        };
    }

    /// <summary>The answer with what it passed over, each where it belongs.</summary>
    private DecodeResult AddOverlooked(DecodeResult answer, PreparedPrompt prompt, CancellationToken cancellationToken)
    {
        foreach (var label in Overlooked.Find(answer, prompt.Linked))
        {
            var before = Overlooked.Before(label, answer, prompt.Linked);
            var begun = string.Concat(before.Select(line => line.Text + "\n"));
            int[] tokens = [.. Tokenize(prompt.Segments), .. _vocabulary.Tokenize(begun, parseSpecial: false)];
            var alone = CallGrammar.Build(Overlooked.Alone(label, prompt.Scope), ServiceCatalogue.Default);
            var more = _decoder.Decode(tokens, alone, MaxAnswerTokens, lineCompleted: null, cancellationToken);
            if (more.Lines.FirstOrDefault() is not { } line || !Overlooked.IsMeant(line)) continue;
            ImmutableArray<DecodedLine> lines = [.. before, line, .. answer.Lines[before.Length..]];
            answer = answer with
            {
                Lines = lines,
                Text = string.Join('\n', lines.Select(line => line.Text)),
                Timings = answer.Timings with { Total = answer.Timings.Total + more.Timings.Total },
            };
        }

        return answer;
    }

    /// <summary>Frees the context.</summary>
    public void Dispose() => _decoder.Dispose();

    /// <summary>The longest answer, in tokens: sixteen calls of a model that spells ids take less.</summary>
    private const int MaxAnswerTokens = 768;

    /// <summary>Other models are offered the whole home: its grammar is kept until the home changes.</summary>
    private CallGrammar GrammarOf(CallScope scope)
    {
        if (_grammar is not null && _scope is not null && ReferenceEquals(_scope.Home, scope.Home) && _scope.AllowHome == scope.AllowHome
            && _scope.Devices.SequenceEqual(scope.Devices) && _scope.Areas.SequenceEqual(scope.Areas) && _scope.Floors.SequenceEqual(scope.Floors)
            && _scope.SpokenWords.SequenceEqual(scope.SpokenWords))
        {
            return _grammar;
        }

        _scope = scope;
        return _grammar = CallGrammar.Build(scope, ServiceCatalogue.Default);
    }

    private int[] Tokenize(ImmutableArray<PromptSegment> segments)
    {
        var tokens = new List<int>();
        if (_vocabulary is { AddsBeginOfText: true, BeginOfText: { } begin }) tokens.Add(begin);
        foreach (var (text, isTemplate) in segments) tokens.AddRange(_vocabulary.Tokenize(text, parseSpecial: isTemplate));
        return [.. tokens];
    }
}
