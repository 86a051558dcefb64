using System.Collections.Immutable;
using System.Globalization;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Replies;

namespace HomeLLM.HomeAgent.Questions;

/// <summary>Answers questions from what the registry knows at the moment, so that an answer can't say what is not so.</summary>
internal sealed class Answerer(TimeProvider time)
{
    /// <summary>Answers one question.</summary>
    public Answer Compose(Query query, HomeSnapshot home)
    {
        if (query.Kind == QueryKind.Time) return new($"It is {time.GetLocalNow().ToString("HH:mm", CultureInfo.InvariantCulture)}.", []);
        if (query.Kind == QueryKind.Date) return new($"It is {time.GetLocalNow().ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture)}.", []);
        var devices = query.Devices.Select(home.FindDevice).OfType<Device>().ToImmutableArray();
        if (devices.IsEmpty) return new("There is nothing like that here.", []);
        if (query.Kind == QueryKind.Value) return ValueAnswer.Compose(devices, query, home);
        if (query.Is is not { } state) return Describe(devices, query, home);
        if (devices.Length == 1 && query.Kind is QueryKind.State or QueryKind.Any or QueryKind.All) return YesOrNo(devices[0], state, home);
        return new GroupAnswer(devices, state, home).Compose(query.Kind);
    }

    private static Answer YesOrNo(Device device, string state, HomeSnapshot home)
    {
        ImmutableArray<EntityId> devices = [device.Id];
        var name = Names.WithArticle(device.Id, home);
        return StateTest.Is(device, state) switch
        {
            true => new($"Yes, {name} {Predicate.Of(state, device).Singular}.", devices),
            false => new($"No, {name} {StatePhrase.Of(device)}.", devices),
            null when device.IsUnknown() => new($"I don't know: {name} {StatePhrase.Of(device)}.", devices),
            null => new($"{Names.SentenceStart(name)} {StatePhrase.Of(device)}.", devices),
        };
    }

    /// <summary>The states of devices, or how many there are.</summary>
    private static Answer Describe(ImmutableArray<Device> devices, Query query, HomeSnapshot home)
    {
        ImmutableArray<EntityId> ids = [.. devices.Select(device => device.Id)];
        if (query.Kind == QueryKind.Count)
        {
            var kind = Kinds.OfAll(ids, home) ?? "device";
            return new($"There {(devices.Length == 1 ? "is" : "are")} {Kinds.Count(devices.Length, kind)}{Places.Suffix(ids, home)}.", ids);
        }

        var said = devices.Select(device => $"{Names.WithArticle(device.Id, home)} {StatePhrase.Of(device)}").ToList();
        return new($"{Names.SentenceStart(Names.Join(said, "and", GroupAnswer.Sayable))}.", ids);
    }
}
