using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>The words for what plays.</summary>
internal static class MediaPhrases
{
    private static Sentences Words => Sentences.Spoken;

    /// <summary>The words; null where the call is none of these.</summary>
    public static Phrase? Find(ServiceCall call, Device? after) => call.Verb() switch
    {
        "media_play" => new(Words.Actions.Playing),
        "media_pause" => new(Words.Actions.Paused),
        "media_stop" => new(Words.Actions.Stopped),
        "media_next_track" => new(Words.Actions.NextTrack),
        "media_previous_track" => new(Words.Actions.PreviousTrack),
        "volume_set" => Phrase.Set(Phrases.Percent(call, "volume_level", 100) is { } volume ? Words.Settings.Volume.Say(volume) : Words.Settings.SomeVolume.Say()),
        "volume_up" => Phrases.Moved(Words.Actions.Louder, "volume_level", 1, after),
        "volume_down" => Phrases.Moved(Words.Actions.Quieter, "volume_level", 1, after),
        "volume_mute" => new((bool?)call.Data["is_volume_muted"] == false ? Words.Actions.Unmuted : Words.Actions.Muted),
        "select_source" => Phrase.Set(call.Text("source") ?? Words.Settings.SomeSource.Say()),
        _ => null,
    };
}
