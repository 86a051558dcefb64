namespace HomeLLM.HomeAgent.Linking;

// Which player is meant where no place tells.
internal sealed partial class KindFinder
{
    /// <summary>"The radio", of a Shed Radio and a Dairy Radio: a part of their names, whichever plays.</summary>
    private bool IsShared(int noun, List<int> all) => all.Count(device => index.NameHolds(device, Lexicon.Stem(words[noun]))) > 1;

    /// <summary>"The music" may come from a television as well.</summary>
    private List<int> Players(DeviceKind kind) => kind.Excluded is null ? Fitting(kind, 0) : Fitting(Lexicon.Kind("media"), 0);

    /// <summary>What plays; where what was paused is to go on or to end, that as well.</summary>
    private List<int> Playing(List<int> players)
    {
        var playing = players.Where(device => home.Devices[device].State.Value is "playing" or "buffering").ToList();
        return playing.Count == 0 && words.Exists(Known.Resuming.Contains) ? [.. players.Where(device => home.Devices[device].State.Value is "paused")] : playing;
    }
}
