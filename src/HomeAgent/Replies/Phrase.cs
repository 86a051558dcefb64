using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>What a call does, in the forms that sentences need.</summary>
/// <param name="Action">One of <see cref="ActionSentences"/>.</param>
/// <param name="Values">The values of its slots behind the devices.</param>
internal sealed record Phrase(Sentence Action, params string[] Values)
{
    private const int Named = 0, Group = 1, Asked = 2;

    private static ActionSentences Actions => Sentences.Spoken.Actions;

    public static Phrase On => new(Actions.On);

    public static Phrase Off => new(Actions.Off);

    /// <summary>Whether it can be told of devices by their bare names: "Kitchen Light off." Else only the other form fits: "Added milk to the Shopping List."</summary>
    public bool HasNamed => Action.Has(Named);

    public static Phrase Set(string settings) => new(Actions.Set, settings);

    /// <summary>Told of devices by name, without articles: "Kitchen Light off."</summary>
    public string Tell(string devices) => Action.SayForm(Named, [devices, .. Values]);

    /// <summary>Told of a group, or of devices with their articles: "Turned off 3 lights."</summary>
    public string TellOfGroup(string devices) => Action.SayForm(Group, [devices, .. Values]);

    /// <summary>As something to be done: "turn off the Kitchen Light".</summary>
    public string Ask(string devices) => Action.SayForm(Asked, [devices, .. Values]);
}
