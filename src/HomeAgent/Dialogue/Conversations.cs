namespace HomeLLM.HomeAgent.Dialogue;

/// <summary>The conversations that go on, by their speakers; each is forgotten when it was silent for a while. Not thread-safe.</summary>
internal sealed class Conversations(TimeProvider time)
{
    /// <summary>How long a conversation is remembered after its last utterance.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(2);

    /// <summary>The most conversations at a time; beyond them the one that was silent longest is forgotten.</summary>
    public const int Most = 64;

    private readonly Dictionary<string, (Conversation Conversation, long LastHeard)> _byKey = new(StringComparer.Ordinal);

    /// <summary>The conversation of a speaker; a new one where there is none or where it was silent too long.</summary>
    /// <param name="key">Who speaks; null for somebody of whom nothing is remembered.</param>
    public Conversation Find(string? key)
    {
        if (key is null) return new();
        var now = time.GetTimestamp();
        var isKnown = _byKey.TryGetValue(key, out var known) && time.GetElapsedTime(known.LastHeard, now) <= Memory;
        var conversation = isKnown ? known.Conversation : new();
        _byKey[key] = (conversation, now);
        if (_byKey.Count > Most) _byKey.Remove(_byKey.MinBy(pair => pair.Value.LastHeard).Key);
        return conversation;
    }
}
