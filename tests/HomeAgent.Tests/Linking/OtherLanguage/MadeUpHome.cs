using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Interpreting;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Tests.Support;

namespace HomeLLM.HomeAgent.Tests.Linking.OtherLanguage;

/// <summary>A home whose people speak the made-up language. It runs in <see cref="SecondCopy"/>, so only strings go in and out.</summary>
internal static class MadeUpHome
{
    private static readonly HomeSnapshot Home = HomeSketch.Draw("""
        floor malsup: Malsupra
        floor sup: Supra
        area kuf @malsup: Kufo
        area sal @malsup: Salono
        area nest @sup: Nesto
        light.kuf @kuf: Kufo Lum
        light.olm @sal: Olma Lum
        light.brif @sal: Brifa Lum
        light.nest @nest: Nesto Lum
        cover.sal @sal: Granda Zalv
        cover.kuf @kuf: Kufa Zalv
        todo.merk: Merko Tarn
        """);

    private static Linker? _linker;

    /// <summary>Chooses the folder of the language, before anything is linked.</summary>
    public static void Speak(string folder)
    {
        LanguageFile.Folder = folder;
        _linker = new(Home);
    }

    /// <summary>What an utterance means: its words with ids behind what they name, what is excepted, whether it is asked, and why it mustn't be done.</summary>
    public static string Link(string text, string? area)
    {
        var linked = _linker!.Link(text, area);
        var ids = linked.Scope.Devices.Select(device => (device.Spelling, string.Join('+', device.Devices.Select(one => one.Id.ObjectId))))
            .Concat(linked.Scope.Areas.Select(place => (place.Spelling, place.Area.Id))).Concat(linked.Scope.Floors.Select(floor => (floor.Spelling, floor.Floor.Id)))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2);
        var marked = linked.Marked.Split(' ').Select(word => ids.TryGetValue(word.TrimEnd('?'), out var id) ? $"<{id}{(word[^1] == '?' ? "?" : "")}>" : word);
        return string.Join(' ', marked)
            + (linked.Excepted.IsEmpty ? "" : " but " + string.Join(' ', linked.Excepted.Select(label => ids[label])))
            + (Question.IsAsked([.. linked.Text.Split(' ')]) ? " asked" : "")
            + (Reservation.Of(linked.Text, []) is { } reason ? $" {reason}" : "");
    }

    /// <summary>What goes on the one list that an utterance names.</summary>
    public static string Item(string text, string item) => ListItem.Complete(item, "#1", _linker!.Link(text, null));
}
