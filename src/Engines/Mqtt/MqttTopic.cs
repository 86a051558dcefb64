using System.Text;

namespace HomeLLM.Engines.Mqtt;

/// <summary>What a topic and a topic filter may look like, and which topics a filter matches. Source: MQTT 5, section 4.7.</summary>
public static class MqttTopic
{
    /// <summary>The longest topic or filter, in bytes of UTF-8.</summary>
    public const int MaxBytes = 65_535;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether a message can be published to <paramref name="topic"/>.</summary>
    public static bool IsValidTopic(string? topic) => FindTopicProblem(topic) is null;

    /// <summary>Whether <paramref name="filter"/> can be subscribed to. Shared subscriptions (<c>$share/…</c>) can't.</summary>
    public static bool IsValidFilter(string? filter) => FindFilterProblem(filter) is null;

    /// <summary>Whether a message on <paramref name="topic"/> reaches a subscriber of <paramref name="filter"/>; both valid.</summary>
    public static bool Matches(ReadOnlySpan<char> filter, ReadOnlySpan<char> topic)
    {
        // A wildcard at the beginning doesn't see the broker's own topics, such as $SYS/uptime.
        if (topic is ['$', ..] && filter is ['+' or '#', ..]) return false;
        while (true)
        {
            var level = CutLevel(ref filter, out var filterEnds);
            if (level is ['#']) return true;
            var name = CutLevel(ref topic, out var topicEnds);
            if (level is not ['+'] && !level.SequenceEqual(name)) return false;
            if (topicEnds) return filterEnds || filter is ['#'];
            if (filterEnds) return false;
        }
    }

    /// <summary>What is wrong with a topic to publish to; null where nothing is.</summary>
    internal static string? FindTopicProblem(string? topic)
    {
        if (FindTextProblem(topic) is { } problem) return problem;
        return topic.AsSpan().IndexOfAny('+', '#') >= 0 ? "a topic to publish to holds no wildcard (+ or #)" : null;
    }

    /// <summary>What is wrong with a filter; null where nothing is.</summary>
    internal static string? FindFilterProblem(string? filter)
    {
        if (FindTextProblem(filter) is { } problem) return problem;
        if (filter!.StartsWith("$share/", StringComparison.Ordinal)) return "shared subscriptions are not supported";
        var rest = filter.AsSpan();
        var ends = false;
        while (!ends)
        {
            var level = CutLevel(ref rest, out ends);
            if (level.Contains('#') && (level.Length > 1 || !ends)) return "# stands alone, as the last level";
            if (level.Contains('+') && level.Length > 1) return "+ takes a whole level";
        }

        return null;
    }

    private static string? FindTextProblem(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "it is empty";
        if (text.Contains('\0')) return "it holds the character U+0000";
        try
        {
            return StrictUtf8.GetByteCount(text) > MaxBytes ? $"it is longer than {MaxBytes} bytes" : null;
        }
        catch (EncoderFallbackException)
        {
            return "it is not valid Unicode";
        }
    }

    private static ReadOnlySpan<char> CutLevel(ref ReadOnlySpan<char> rest, out bool ends)
    {
        var slash = rest.IndexOf('/');
        ends = slash < 0;
        var level = ends ? rest : rest[..slash];
        rest = ends ? [] : rest[(slash + 1)..];
        return level;
    }
}
