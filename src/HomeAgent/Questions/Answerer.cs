using System.Collections.Immutable;
using System.Globalization;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Replies;

namespace HomeLLM.HomeAgent.Questions;

/// <summary>Answers questions from what the registry knows at the moment, so that an answer can't say what is not so.</summary>
internal sealed class Answerer(TimeProvider time)
{
    private static AnswerSentences Words => Sentences.Spoken.Answers;

    /// <summary>Answers one question.</summary>
    public Answer Compose(Query query, HomeSnapshot home)
    {
        if (query.Kind == QueryKind.Time) return new(Time(time.GetLocalNow()), []);
        if (query.Kind == QueryKind.Date) return new(Date(time.GetLocalNow()), []);
        var devices = query.Devices.Select(home.FindDevice).OfType<Device>().ToImmutableArray();
        if (devices.IsEmpty) return new(Words.Nothing.Say(), []);
        if (query.Kind == QueryKind.Value) return ValueAnswer.Compose(devices, query, home);
        if (query.Is is not { } state) return Describe(devices, query, home);
        if (devices.Length == 1 && query.Kind is QueryKind.State or QueryKind.Any or QueryKind.All) return YesOrNo(devices[0], state, home);
        return new GroupAnswer(devices, state, home).Compose(query.Kind);
    }

    private static string Time(DateTimeOffset now) => Words.Time.Say(now.ToString("HH", CultureInfo.InvariantCulture), now.ToString("mm", CultureInfo.InvariantCulture));

    private static string Date(DateTimeOffset now) => Words.Date.Say(
        Words.Weekdays[(int)now.DayOfWeek], now.Day.ToString(CultureInfo.InvariantCulture), Words.Months[now.Month - 1], now.Year.ToString(CultureInfo.InvariantCulture));

    private static Answer YesOrNo(Device device, string state, HomeSnapshot home)
    {
        ImmutableArray<EntityId> devices = [device.Id];
        var name = Names.WithArticle(device.Id, home);
        var isSo = StateTest.Is(device, state);
        var clause = Words.Clause.Say(name, isSo == true ? Predicate.Of(state, device).Singular : StatePhrase.Of(device));
        return isSo switch
        {
            true => new(Words.Yes.Say(clause), devices),
            false => new(Words.No.Say(clause), devices),
            null when device.IsUnknown() => new(Words.Unknown.Say(clause), devices),
            null => new(Words.Told.Say(Names.SentenceStart(clause)), devices),
        };
    }

    /// <summary>The states of devices, or how many there are.</summary>
    private static Answer Describe(ImmutableArray<Device> devices, Query query, HomeSnapshot home)
    {
        ImmutableArray<EntityId> ids = [.. devices.Select(device => device.Id)];
        if (query.Kind == QueryKind.Count)
        {
            var count = Kinds.Count(devices.Length, Kinds.OfAll(ids, home) ?? Kinds.Any);
            return new(Words.ThereAre.SayOf(devices.Length == 1, count, Places.Where(ids, home)), ids);
        }

        var said = devices.Select(device => Words.Clause.Say(Names.WithArticle(device.Id, home), StatePhrase.Of(device))).ToList();
        return new(Words.Told.Say(Names.SentenceStart(Names.Join(said, GroupAnswer.Sayable))), ids);
    }
}
