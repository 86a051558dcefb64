using HomeLLM.DeviceRegistry;

namespace HomeLLM.CorpusGenerator.Homes.Abilities;

/// <summary>Televisions, speakers, receivers and players.</summary>
internal static class MediaAbilities
{
    // Home Assistant's MediaPlayerEntityFeature.
    private const int Pause = 1, Seek = 2, VolumeSet = 4, Mute = 8, Previous = 16, Next = 32, OnOff = 384, PlayMedia = 512, VolumeStep = 1024;
    private const int Source = 2048, Stop = 4096, Play = 16384, Shuffle = 32768, Browse = 131072, Repeat = 262144, Group = 524288;
    private const int Transport = Pause | Play | Stop | Previous | Next, Volume = VolumeSet | VolumeStep | Mute;

    private static readonly int[] Tv =
        [Transport | Volume | OnOff | Source | PlayMedia | Browse, Pause | Play | Volume | OnOff | Source, OnOff | VolumeStep | Mute, OnOff | VolumeStep | Mute | Source,
            Transport | VolumeStep | Mute | OnOff | Source | PlayMedia, OnOff, Transport | VolumeSet | Mute | OnOff | Seek | PlayMedia];

    private static readonly int[] Speaker =
        [Transport | Volume | Seek | Source | Shuffle | Repeat | Group | PlayMedia | Browse, Transport | VolumeSet | Mute | Seek | PlayMedia | Browse,
            Transport | Volume | OnOff | Source, Pause | Play | VolumeSet | Mute | OnOff | PlayMedia, Pause | Play | Stop | VolumeSet | Mute, Volume | OnOff];

    private static readonly int[] Receiver = [Volume | OnOff | Source, VolumeSet | Mute | OnOff | Source | Play | Pause, VolumeStep | Mute | OnOff];

    private static readonly int[] Player =
        [OnOff, Transport | OnOff, Transport | OnOff | Source | Seek | PlayMedia, Transport | VolumeStep | Mute | Source, Transport | Volume];

    private static readonly string[] Titles = ["Morning Show", "Blue Hours", "Episode 4", "The Long Way Home", "News", "Rain on Tin", "Track 7"];

    /// <summary>A random media player.</summary>
    /// <param name="detail">How much is known of it.</param>
    /// <param name="kind">The kind: <c>tv</c>, <c>speaker</c>, <c>receiver</c> or <c>player</c>.</param>
    /// <param name="deviceClass">Its class; null where it doesn't say.</param>
    /// <param name="sources">What its inputs and stations may be called.</param>
    /// <param name="random">Chooses.</param>
    public static DeviceState Make(Detail detail, string kind, string? deviceClass, Func<string> sources, Random random)
    {
        var features = random.Pick(kind switch { "tv" => Tv, "speaker" => Speaker, "receiver" => Receiver, _ => Player });
        var state = State(features, random);
        var bag = new AttributeBag(detail).AddClass(deviceClass).Add("supported_features", features);
        if ((features & Source) != 0) AddSources(bag, state, sources, random);
        if (state is "off" or "standby") return bag.InState(state);
        if ((features & VolumeSet) != 0 || random.Chance(0.4)) bag.AddLive("volume_level", Math.Round(random.Next(1, 21) * 0.05, 2));
        if ((features & Mute) != 0) bag.AddLive("is_volume_muted", random.Chance(0.12));
        if (state is "playing" or "paused") bag.AddLive("media_title", random.Pick(Titles)).AddLive("media_content_type", kind == "tv" ? "tvshow" : "music");
        return bag.InState(state);
    }

    private static string State(int features, Random random)
    {
        var plays = (features & Play) != 0;
        if ((features & OnOff) != 0 && random.Chance(0.45)) return random.Chance(0.9) ? "off" : "standby";
        return plays ? random.PickWeighted((4, "playing"), (3, "paused"), (3, "idle"), (1, "on")) : random.Chance(0.7) ? "on" : "idle";
    }

    private static void AddSources(AttributeBag bag, string state, Func<string> sources, Random random)
    {
        var own = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var count = random.Next(2, 9); count > 0; count--) own.Add(sources());
        var list = own.ToArray();
        bag.Add("source_list", list);
        if (state is not ("off" or "standby") && random.Chance(0.7)) bag.AddLive("source", random.Pick(list));
    }
}
