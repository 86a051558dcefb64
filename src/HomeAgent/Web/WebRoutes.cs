using System.Net;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Voice.Listening;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Web;

/// <summary>What can be asked over HTTP. Thread-safe.</summary>
internal sealed class WebRoutes(
    RecordingDesk recordings,
    SharedSpeech speech,
    UtteranceQueue queue,
    HomeRegistry registry,
    IOptions<HttpOptions> options,
    WebLimits limits,
    TimeProvider time,
    ILogger<WebRoutes> logger,
    ListenButton? button = null)
{
    private readonly WebGuard _guard = new(options.Value.Token);

    /// <summary>Answers a request.</summary>
    /// <exception cref="WebException">It can't be met.</exception>
    /// <exception cref="OperationCanceledException">The agent stops.</exception>
    public Task<WebReply> AnswerAsync(HttpListenerRequest request, CancellationToken cancellationToken)
    {
        _guard.Check(request);
        var path = request.Url!.AbsolutePath;
        return (path, request.HttpMethod) switch
        {
            ("/", "GET") => DescribeAsync(cancellationToken),
            ("/speech", "POST") => HearAsync(request, cancellationToken),
            ("/command", "POST") => ObeyAsync(request, cancellationToken),
            ("/listen", "POST") => Task.FromResult(Listen()),
            ("/", _) => throw new WebException(405, "Expected GET."),
            ("/speech" or "/command" or "/listen", _) => throw new WebException(405, "Expected POST."),
            _ => throw new WebException(404, "Expected /, /speech, /command or /listen."),
        };
    }

    private async Task<WebReply> DescribeAsync(CancellationToken cancellationToken)
    {
        var recognizer = await Task.Run(() => speech.Recognizer, cancellationToken).ConfigureAwait(false);
        return new(200, new()
        {
            ["name"] = WebCheck.ProgramName,
            ["version"] = Versions.Program,
            ["speech"] = recognizer?.Model.Name,
            ["listen"] = button is not null,
        });
    }

    /// <summary>A recording: what was said, what came of it.</summary>
    private async Task<WebReply> HearAsync(HttpListenerRequest request, CancellationToken cancellationToken)
    {
        var speaker = WebSpeaker.Read(request, registry.Current, logger);
        queue.Prepare();
        var wav = await WebBody.ReadAsync(request, limits.MaxRecordingBytes, limits.BodyTime, time, cancellationToken).ConfigureAwait(false);
        var result = await recordings.TakeAsync(wav, speaker, cancellationToken).ConfigureAwait(false);
        return new(200, ResultJson.Describe(result));
    }

    /// <summary>A text, as the command topic takes it.</summary>
    private async Task<WebReply> ObeyAsync(HttpListenerRequest request, CancellationToken cancellationToken)
    {
        var speaker = WebSpeaker.Read(request, registry.Current, logger);
        var body = await WebBody.ReadAsync(request, CommandReader.MaxBytes, limits.BodyTime, time, cancellationToken).ConfigureAwait(false);
        if (!CommandReader.TryRead(body, "http", out var told, out var sentence)) throw new WebException(400, sentence);
        var area = told.AreaId is null ? speaker.AreaId : AreaNames.Find(registry.Current, told.AreaId)?.Id;
        var utterance = told with { AreaId = area, Id = told.Id ?? speaker.Id, Conversation = told.Conversation ?? speaker.Conversation };
        var result = await queue.SubmitAsync(utterance, observer: null).WaitAsync(cancellationToken).ConfigureAwait(false);
        return new(200, ResultJson.Describe(result));
    }

    private WebReply Listen()
    {
        if (button is null) throw new WebException(409, "There is no microphone to listen with: Speech:Source is none.");
        button.Press();
        return new(202, new JsonObject { ["listening"] = true });
    }
}
