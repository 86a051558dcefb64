using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Replies;

namespace HomeLLM.HomeAgent.Questions;

/// <summary>Answers what the value of a quantity is.</summary>
internal static class ValueAnswer
{
    private static AnswerSentences Words => Sentences.Spoken.Answers;

    /// <summary>Answers.</summary>
    /// <param name="devices">The devices that are asked, at least one.</param>
    /// <param name="query">The question.</param>
    /// <param name="home">The home.</param>
    public static Answer Compose(ImmutableArray<Device> devices, Query query, HomeSnapshot home)
    {
        var quantity = query.Quantity ?? "state";
        var told = devices.Select(device => (Device: device, Phrase: ValuePhrase.Of(device, quantity))).Where(pair => pair.Phrase is not null).ToList();
        ImmutableArray<EntityId> ids = [.. (told.Count > 0 ? told.Select(pair => pair.Device) : devices).Select(device => device.Id)];
        if (told.Count == 0) return new(Unknown(devices, quantity, home), ids);

        // A room's one thermometer speaks for the room.
        if (told.Count == 1 && query.Target.Kind == CallTargetKind.Area && quantity is "temperature" or "humidity"
            && home.FindArea(told[0].Device.AreaId) is { } area) return Tell(Words.Clause.Say(Places.The(area.Name), told[0].Phrase!), ids);
        return Tell(Names.Join([.. told.Select(pair => Words.Clause.Say(Names.WithArticle(pair.Device.Id, home), pair.Phrase!))], GroupAnswer.Sayable), ids);
    }

    private static Answer Tell(string clause, ImmutableArray<EntityId> ids) => new(Words.Told.Say(Names.SentenceStart(clause)), ids);

    private static string Unknown(ImmutableArray<Device> devices, string quantity, HomeSnapshot home)
    {
        var names = Names.List([.. devices.Select(device => device.Id)], home);
        if (devices.Length == 1 && devices[0].IsUnknown()) return Words.Unknown.Say(Words.Clause.Say(names, StatePhrase.Of(devices[0])));
        var what = quantity is "state" or "media" ? Words.That.Say() : Words.Quantity.Say(Sentences.Spoken.Terms.Say(quantity));
        return Words.Unknown.Say(Words.TellsNoValue.SayOf(devices.Length == 1, names, what));
    }
}
