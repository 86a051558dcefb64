namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>The services behind all connections.</summary>
/// <param name="speech">Speech to text.</param>
/// <param name="text">Commands and questions.</param>
internal sealed class WyomingDesks(SpeechDesk speech, TextDesk text)
{
    /// <summary>Speech to text.</summary>
    public SpeechDesk Speech => speech;

    /// <summary>Commands and questions.</summary>
    public TextDesk Text => text;

    /// <summary>The whole answer to <c>describe</c>.</summary>
    public ReadOnlyMemory<byte> Info { get; } = EventWriter.Frame("info", ServiceInfo.Describe(speech.Model));
}
