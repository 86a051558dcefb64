using System.Text.Json.Nodes;
using HomeLLM.HomeAgent.Voice.Audio;

namespace HomeLLM.HomeAgent.Wyoming;

/// <summary>Reads the form of sound from events. Taken is PCM of 16 bits, little-endian, 8,000 to 96,000 Hz, 1 to 8 channels.</summary>
internal static class AudioFormat
{
    private const int Width = 2, MinRate = 8_000, MaxRate = 96_000, MaxChannels = 8;

    /// <summary>Whether an event tells the form of its sound.</summary>
    public static bool IsIn(JsonObject data) => data["rate"] is not null || data["width"] is not null || data["channels"] is not null;

    /// <summary>Reads the form that an event tells.</summary>
    /// <exception cref="WyomingException">It tells none, or one that isn't taken.</exception>
    public static PcmFormat Read(JsonObject data)
    {
        var (rate, width, channels) = (Need(data, "rate"), Need(data, "width"), Need(data, "channels"));
        if (width != Width) throw Refuse("width", width, "2 (16 bits)");
        if (rate is < MinRate or > MaxRate) throw Refuse("rate", rate, $"{MinRate} to {MaxRate}");
        if (channels is < 1 or > MaxChannels) throw Refuse("channels", channels, $"1 to {MaxChannels}");
        return new(PcmEncoding.Signed16, rate, channels);
    }

    private static int Need(JsonObject data, string name) =>
        data.Number(name) ?? throw new WyomingException(WyomingException.BadValue, $"\"{name}\" is missing.");

    private static WyomingException Refuse(string name, int found, string expected) =>
        new(WyomingException.NotOffered, $"\"{name}\": expected {expected}, found {found}.");
}
