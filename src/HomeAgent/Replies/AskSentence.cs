using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>Asks whether something shall be done.</summary>
internal static class AskSentence
{
    /// <summary>One question about all that waits for a yes: "Shall I unlock the Front Door and open the Garage?"</summary>
    public static string Compose(ImmutableArray<ServiceCall> calls, HomeSnapshot home) =>
        Sentences.Spoken.Replies.Ask.Say(Names.Join([.. calls.Select(call => Compose(call, home))]));

    private static string Compose(ServiceCall call, HomeSnapshot home)
    {
        var phrase = Phrases.Of(call, home.FindDevice(call.EntityIds[0]), after: null);
        var devices = call.EntityIds.Length == 1 ? null : Places.Describe(call.EntityIds, home);
        return phrase.Ask(devices ?? Names.List(call.EntityIds, home));
    }
}
