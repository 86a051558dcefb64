using System.Text.Json.Nodes;
using HomeLLM.Engines;
using HomeLLM.HomeAgent.Voice.Audio;
using HomeLLM.HomeAgent.Voice.Listening;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>
/// The speech-to-text half of one connection: <c>transcribe</c> (which may be left out), <c>audio-start</c>, <c>audio-chunk</c>s,
/// <c>audio-stop</c>; then from the beginning. Not thread-safe.
/// </summary>
internal sealed class SpeechRequest(SpeechDesk desk, string address, WyomingLimits limits)
{
    private string? _language;
    private JsonObject? _context;
    private HeardAudio? _audio;

    /// <summary>Takes <c>transcribe</c>: which model, which language, and perhaps who speaks.</summary>
    /// <exception cref="WyomingException">Either isn't offered.</exception>
    public void Transcribe(JsonObject data)
    {
        var model = Model();
        if (data.Text("name") is { Length: > 0 } name && name != model.Name)
            throw new WyomingException(WyomingException.NotOffered, $"There is no model of that name; the one here is \"{model.Name}\".");
        _language = data.Text("language") is { Length: > 0 } language ? FindLanguage(language, model) : null;
        _context = data.Object("context");
    }

    /// <summary>Takes <c>audio-start</c>: the form of the sound that follows. What came before is forgotten.</summary>
    /// <exception cref="WyomingException">The form isn't taken.</exception>
    public void Start(JsonObject data)
    {
        _ = Model();
        _audio = new(AudioFormat.Read(data), limits.MaxAudioSeconds);
    }

    /// <summary>Takes <c>audio-chunk</c>.</summary>
    /// <exception cref="WyomingException">Its form isn't taken or changes, or all of it is too long.</exception>
    public void Chunk(JsonObject data, ReadOnlySpan<byte> payload)
    {
        // Some clients leave out the start, others the form in each chunk: it must only be told once.
        if (_audio is null) Start(data);
        else if (AudioFormat.IsIn(data) && AudioFormat.Read(data) is var format && format != _audio.Format)
            throw new WyomingException(WyomingException.BadValue, $"The sound changes from {Describe(_audio.Format)} to {Describe(format)}.");
        _audio!.Append(payload);
    }

    /// <summary>Takes <c>audio-stop</c>.</summary>
    /// <returns>The work that ends with the values of <c>transcript</c>; without any sound its text is empty.</returns>
    public Func<CancellationToken, Task<JsonObject>> Stop()
    {
        _ = Model();
        var (audio, place) = (_audio, new SpokenPlace(desk.FindArea(_context, address), _language));
        (_audio, _language, _context) = (null, null, null);
        return cancellationToken => RecognizeAsync(audio, place, cancellationToken);
    }

    private async Task<JsonObject> RecognizeAsync(HeardAudio? audio, SpokenPlace place, CancellationToken cancellationToken)
    {
        if (audio is null or { IsEmpty: true }) return new() { ["text"] = "" };
        var heard = await desk.RecognizeAsync(audio.Complete(), place, cancellationToken).ConfigureAwait(false);
        return new() { ["text"] = heard.Text, ["language"] = heard.Language };
    }

    private static string Describe(PcmFormat format) => $"{format.SampleRate} Hz, {format.Channels} channels";

    private SpeechModelInfo Model() =>
        desk.Model ?? throw new WyomingException(WyomingException.NotOffered, "No speech recognition is set up here.");

    /// <summary>The model's code of a language that may be named with its region: <c>en-GB</c>.</summary>
    private static string FindLanguage(string named, SpeechModelInfo model)
    {
        var code = named.Split('-', '_')[0];
        return model.Languages.FirstOrDefault(known => string.Equals(known, code, StringComparison.OrdinalIgnoreCase))
            ?? throw new WyomingException(WyomingException.NotOffered, $"The model \"{model.Name}\" doesn't know that language.");
    }
}
