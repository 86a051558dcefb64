using System.Globalization;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Dialogue;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Replies;
using HomeLLM.HomeAgent.Terminal;

namespace HomeLLM.HomeAgent.Batch;

/// <summary>The batch interface: requests in, what the agent would do out, one line each, in the same order; nothing is published.</summary>
/// <param name="reader">Understands the requests.</param>
/// <param name="configuredHome">Reads the configured home, for requests before the first that brings one.</param>
internal sealed class InterpretRunner(DialogueReader reader, Func<HomeReading> configuredHome)
{
    /// <summary>The longest request, in characters: a home of some thousand devices.</summary>
    public const int MaxLineLength = 16 * 1024 * 1024;

    private readonly HomeRegistry _registry = new();
    private bool _hasHome;
    private bool _isWarm;
    private string? _homeError;

    /// <summary>Watches what was made of each request, for people who look for the cause of a mistake; null for nobody.</summary>
    public Action<Interpretation>? Explain { get; init; }

    /// <summary>Answers all requests, each as soon as it is read.</summary>
    /// <returns>Whether every line was answered without an error.</returns>
    public async Task<bool> RunAsync(TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        var isGood = true;
        var lines = new BoundedLineReader(input, MaxLineLength);
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            var (answer, isAnswered) = Answer(line, cancellationToken);
            isGood &= isAnswered;
            await output.WriteLineAsync(answer.AsMemory(), cancellationToken).ConfigureAwait(false);
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        return isGood;
    }

    private (string Answer, bool IsAnswered) Answer(BoundedLine line, CancellationToken cancellationToken)
    {
        if (line.IsTooLong)
        {
            return (InterpretResponse.WriteError(null, string.Create(CultureInfo.InvariantCulture, $"longer than {MaxLineLength} characters")), false);
        }

        var request = InterpretRequest.Parse(line.Text);
        if (request.Home is not null) UseHome(request.Home);
        if ((request.Error ?? UseConfiguredHome() ?? FindAreaError(request.Area)) is { } error)
        {
            return (InterpretResponse.WriteError(request.Id, error), false);
        }

        var home = _registry.Current;
        if (!_isWarm) reader.WarmUp(home);
        _isWarm = true;
        var interpretation = reader.Read(new Utterance(request.Text!, request.Area) { Conversation = request.Conversation }, home, cancellationToken);
        Explain?.Invoke(interpretation);
        if (interpretation.Failure is { } failure) return (InterpretResponse.WriteError(request.Id, failure), false);
        var reply = ReplyComposer.ComposePlanned(request.Text!, interpretation, home);
        return (InterpretResponse.Write(request.Id, interpretation, reply), true);
    }

    /// <summary>The registry numbers the homes, so that whatever was built from one isn't taken for another.</summary>
    private void UseHome(HomeSnapshot home)
    {
        _registry.Replace(home);
        _hasHome = true;
    }

    private string? UseConfiguredHome()
    {
        if (_hasHome || _homeError is not null) return _hasHome ? null : _homeError;
        var reading = configuredHome();
        if (reading.IsGood) UseHome(reading.Home);
        else _homeError = $"no home was given, and the configured one has errors: {string.Join(" ", reading.Errors.Take(20))}";
        return _homeError;
    }

    private string? FindAreaError(string? area) =>
        area is null || _registry.Current.FindArea(area) is not null ? null : $"area: no area of the home has the id '{area}'";
}
