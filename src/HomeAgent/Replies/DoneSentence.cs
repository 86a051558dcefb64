using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>Says what was done.</summary>
internal static class DoneSentence
{
    /// <summary>One sentence about the devices that obeyed a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="done">The devices, at least one.</param>
    /// <param name="isPlanned">Whether nothing was published, so that the state that would come back has to be foreseen.</param>
    /// <param name="home">The home before and after.</param>
    public static string Compose(ServiceCall call, ImmutableArray<EntityId> done, bool isPlanned, HomeBeforeAfter home)
    {
        var phrase = Phrases.Of(call, home.Before.FindDevice(done[0]), isPlanned ? null : home.After.FindDevice(done[0]));
        var place = done.Length == 1 ? null : Places.Describe(done, home.After);
        if (place is not null) return phrase.TellOfGroup(place);
        return phrase.HasNamed
            ? phrase.Tell(Names.Join([.. done.Select(id => Names.Of(id, home.After))]))
            : phrase.TellOfGroup(Names.List(done, home.After));
    }
}
