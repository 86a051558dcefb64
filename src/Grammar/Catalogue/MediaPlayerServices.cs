using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>The services of televisions, speakers and other media players.</summary>
internal static class MediaPlayerServices
{
    /// <summary>
    /// <c>volume_pct</c> and <c>volume_step_pct</c> are ours, as people speak of a volume; the resolver makes a <c>volume_level</c> of them.
    /// </summary>
    public static IEnumerable<ServiceDefinition> All =>
    [
        new("media_player", "turn_on", Capability.TurnOn, []),
        new("media_player", "turn_off", Capability.TurnOff, []),
        new("media_player", "media_play", Capability.Play, []),
        new("media_player", "media_pause", Capability.Pause, []),
        new("media_player", "media_stop", Capability.StopPlaying, []),
        new("media_player", "media_next_track", Capability.NextTrack, []),
        new("media_player", "media_previous_track", Capability.PreviousTrack, []),
        new("media_player", "volume_set", Capability.VolumeSet,
        [
            Percent("volume_pct", 0),
            Percent("volume_step_pct", -100),
            new("volume_level", ParameterKind.Fraction, Capability.VolumeSet)
            {
                Form = ParameterForm.Call, IsRequired = true, ExclusiveGroup = "volume",
            },
        ]),
        new("media_player", "volume_up", Capability.VolumeStep, []),
        new("media_player", "volume_down", Capability.VolumeStep, []),
        new("media_player", "volume_mute", Capability.Mute,
            [new("is_volume_muted", ParameterKind.Boolean, Capability.Mute) { IsRequired = true }]),
        new("media_player", "select_source", Capability.Sources,
            [new("source", ParameterKind.OwnChoice, Capability.Sources) { Names = OwnNames.Sources, IsRequired = true }]),
    ];

    private static ParameterDefinition Percent(string name, int minimum) => new(name, ParameterKind.Number, Capability.VolumeSet)
    {
        Form = ParameterForm.Line, Minimum = minimum, Maximum = 100, IsRequired = true, ExclusiveGroup = "volume",
    };
}
