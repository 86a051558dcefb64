using HomeLLM.HomeAgent.Voice.Speaking;

namespace HomeLLM.HomeAgent.Tests.Voice.Support;

/// <summary>Speaks until a test lets it end; ends at once where it isn't told otherwise.</summary>
internal sealed class FakeSpeaker : ISpeaker
{
    private TaskCompletionSource? _speaking;

    public bool IsSlow { get; set; }

    public List<string> Spoken { get; } = [];

    public List<Earcon> Played { get; } = [];

    public bool IsSounding => _speaking is { Task.IsCompleted: false };

    public bool IsMuted { get; set; }

    public Task SpeakAsync(string text, CancellationToken cancellationToken)
    {
        Spoken.Add(text);
        if (!IsSlow) return Task.CompletedTask;
        _speaking = new();
        return _speaking.Task;
    }

    public void Play(Earcon earcon) => Played.Add(earcon);

    public void Stop() => _speaking?.TrySetResult();
}
