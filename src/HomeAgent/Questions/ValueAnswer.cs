using System.Collections.Immutable;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Replies;

namespace HomeLLM.HomeAgent.Questions;

/// <summary>Answers what the value of a quantity is.</summary>
internal static class ValueAnswer
{
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
            && home.FindArea(told[0].Device.AreaId) is { } area) return new($"{Names.SentenceStart(Places.The(area.Name))} {told[0].Phrase}.", ids);
        var said = told.Select(pair => $"{Names.WithArticle(pair.Device.Id, home)} {pair.Phrase}").ToList();
        return new($"{Names.SentenceStart(Names.Join(said, "and", GroupAnswer.Sayable))}.", ids);
    }

    private static string Unknown(ImmutableArray<Device> devices, string quantity, HomeSnapshot home)
    {
        var names = Names.List([.. devices.Select(device => device.Id)], home, "and");
        return devices.Length == 1 && devices[0].IsUnknown()
            ? $"I don't know: {names} {StatePhrase.Of(devices[0])}."
            : $"I don't know: {names} {(devices.Length == 1 ? "doesn't" : "don't")} tell {(quantity is "state" or "media" ? "that" : $"the {quantity.Replace('_', ' ')}")}.";
    }
}
