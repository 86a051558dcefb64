using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>The words for what plays.</summary>
internal static class MediaPhrases
{
    /// <summary>The words; null where the call is none of these.</summary>
    public static Phrase? Find(ServiceCall call, Device? after) => call.Verb() switch
    {
        "media_play" => new("playing", "Started", "start"),
        "media_pause" => new("paused", "Paused", "pause"),
        "media_stop" => new("stopped", "Stopped", "stop"),
        "media_next_track" => new("", "Skipped to the next track on", "skip to the next track on"),
        "media_previous_track" => new("", "Went back to the previous track on", "go back to the previous track on"),
        "volume_set" => Phrase.Set($"{Phrases.Percent(call, "volume_level", 100) ?? "another"} volume"),
        "volume_up" => Phrases.Moved("louder", "Turned up", "turn up", "volume_level", 1, after),
        "volume_down" => Phrases.Moved("quieter", "Turned down", "turn down", "volume_level", 1, after),
        "volume_mute" => (bool?)call.Data["is_volume_muted"] == false ? new("no longer muted", "Unmuted", "unmute") : new("muted", "Muted", "mute"),
        "select_source" => Phrase.Set(call.Text("source") ?? "another source"),
        _ => null,
    };
}
