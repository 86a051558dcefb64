namespace HomeLLM.HomeAgent.Language;

/// <summary>What a call does: told of devices by name, told of a group, and asked for. The first slot is the devices.</summary>
internal sealed class ActionSentences(PhraseBook book)
{
    private const string Section = "actions";

    public Sentence On { get; } = Action(book, "on");

    public Sentence OnAt { get; } = Action(book, "on_at", "value");

    public Sentence Off { get; } = Action(book, "off");

    public Sentence Toggled { get; } = Action(book, "toggled");

    public Sentence Set { get; } = Action(book, "set", "value");

    public Sentence Brighter { get; } = Action(book, "brighter", "now", "rest");

    public Sentence Dimmer { get; } = Action(book, "dimmer", "now", "rest");

    public Sentence Faster { get; } = Action(book, "faster", "now", "rest");

    public Sentence Slower { get; } = Action(book, "slower", "now", "rest");

    public Sentence Louder { get; } = Action(book, "louder", "now", "rest");

    public Sentence Quieter { get; } = Action(book, "quieter", "now", "rest");

    public Sentence Warmer { get; } = Action(book, "warmer", "value");

    public Sentence Cooler { get; } = Action(book, "cooler", "value");

    public Sentence Oscillating { get; } = Action(book, "oscillating");

    public Sentence NotOscillating { get; } = Action(book, "not_oscillating");

    public Sentence Opening { get; } = Action(book, "opening");

    public Sentence Opened { get; } = Action(book, "opened");

    public Sentence Closing { get; } = Action(book, "closing");

    public Sentence Closed { get; } = Action(book, "closed");

    /// <summary>A cover, valve or door that is on its way somewhere.</summary>
    public Sentence Moving { get; } = Action(book, "moving");

    /// <summary>A lock that is.</summary>
    public Sentence Turning { get; } = Action(book, "turning");

    public Sentence Locked { get; } = Action(book, "locked");

    public Sentence Unlocked { get; } = Action(book, "unlocked");

    public Sentence Unlatched { get; } = Action(book, "unlatched");

    public Sentence ArmedAway { get; } = Action(book, "armed_away");

    public Sentence ArmedHome { get; } = Action(book, "armed_home");

    public Sentence ArmedNight { get; } = Action(book, "armed_night");

    public Sentence Disarmed { get; } = Action(book, "disarmed");

    public Sentence Playing { get; } = Action(book, "playing");

    public Sentence Paused { get; } = Action(book, "paused");

    public Sentence Stopped { get; } = Action(book, "stopped");

    public Sentence NextTrack { get; } = Action(book, "next_track");

    public Sentence PreviousTrack { get; } = Action(book, "previous_track");

    public Sentence Muted { get; } = Action(book, "muted");

    public Sentence Unmuted { get; } = Action(book, "unmuted");

    public Sentence Cleaning { get; } = Action(book, "cleaning");

    public Sentence Returning { get; } = Action(book, "returning");

    public Sentence Located { get; } = Action(book, "located");

    public Sentence Activated { get; } = Action(book, "activated");

    public Sentence Started { get; } = Action(book, "started");

    public Sentence Pressed { get; } = Action(book, "pressed");

    /// <summary>Something on a list.</summary>
    public Sentence Added { get; } = Action(book, "added", "item");

    /// <summary>Any other service.</summary>
    public Sentence Sent { get; } = Action(book, "sent", "service");

    private static Sentence Action(PhraseBook book, string name, params ReadOnlySpan<string> slots) => book.Forms(3, Section, name, ["devices", .. slots]);
}
