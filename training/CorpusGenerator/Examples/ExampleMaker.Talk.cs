using System.Text.RegularExpressions;
using HomeLLM.CorpusGenerator.Orders;
using HomeLLM.CorpusGenerator.Speech;

namespace HomeLLM.CorpusGenerator.Examples;

internal sealed partial class ExampleMaker
{
    private static readonly string[] People =
        ["emma", "grandma", "the kids", "my wife", "my husband", "dad", "mum", "mom", "our neighbour", "uncle joe", "the dog", "the cat",
            "sarah", "the electrician", "my boss", "nobody", "everybody"];

    /// <summary>Somebody to talk of; not nobody, for whom nothing is to be done.</summary>
    public static string Somebody(Random random) => random.Pick(People[..^2]);

    /// <summary>Fills the slots of talk and of orders for other things.</summary>
    private string FillTalk(Scene scene, string skeleton)
    {
        var random = scene.Random;
        var text = skeleton;
        for (var rounds = 0; rounds < 4 && text.Contains('{', StringComparison.Ordinal); rounds++)
        {
            text = Slots.Put(text, "x", DeviceName(scene));
            text = Slots.Put(text, "sc", SceneName(scene));
            text = Slots.Put(text, "r", scene.Home.Areas.Length > 0 && random.Chance(0.8) ? random.Pick(scene.Home.Areas).Name
                : scene.Foreign.Areas.Length > 0 ? random.Pick(scene.Foreign.Areas).Name : "kitchen");
            text = Slots.Put(text, "q", random.Pick(People));
            text = Slots.Put(text, "o", OtherName(scene));
            if (Slots.Has(text, "u")) text = Slots.Put(text, "u", Missing(scene, "unknown_thing"));
            if (Slots.Has(text, "ur")) text = Slots.Put(text, "ur", Missing(scene, "unknown_room"));
            text = Slots.Put(text, "n", scene.Say(random.Pick(["light_one", "light_many", "light_many", "fan_one", "switch_one"])));
            foreach (var slot in Slots.Values)
            {
                if (!Slots.Has(text, slot) || _values.Fill(slot, new Order(OrderKind.Chatter), Domains.All, scene.Home, random) is not { } filled) continue;
                text = Slots.Put(text, slot, filled.Said);
            }
        }

        return TwiceTheirs().Replace(Blanks.Single(text), "");
    }

    // "The my treadmill", "the emma's aquarium", "the the kids' room".
    [GeneratedRegex(@"\bthe (?=(the|my|our|emma's|grandma's|dad's|mum's|mom's|uncle|sarah's)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex TwiceTheirs();

    private static string DeviceName(Scene scene)
    {
        var random = scene.Random;
        var home = random.Chance(0.85) || scene.Foreign.Devices.Length == 0 ? scene.Home : scene.Foreign;
        // The bare name of a scene or a script is an order.
        var devices = home.Devices.Where(device => (DomainNames.Of(device) & (Domains.Scene | Domains.Script)) == Domains.None).ToArray();
        if (devices.Length == 0) devices = [.. home.Devices];
        return random.Chance(0.25) && scene.Home.Areas.Length > 0
            ? random.Pick(scene.Home.Areas).Name + " " + scene.Say(random.Pick(["light_one", "light_many", "fan_one"]))
            : random.Pick(devices).Name;
    }

    // Nothing of the home is called so, nor nearly so.
    private static string Missing(Scene scene, string rule)
    {
        for (var tries = 0; ; tries++)
        {
            var name = scene.Say(rule);
            var words = HomeNames.Words(name);
            if (tries == 12 || (scene.Names.Holding(words, loosely: true).Count == 0 && !scene.Names.ResemblesPlace(words))) return name;
        }
    }

    private static string SceneName(Scene scene)
    {
        var scenes = scene.Home.Devices.Where(device => (DomainNames.Of(device) & (Domains.Scene | Domains.Script)) != Domains.None).ToArray();
        return scenes.Length > 0 ? scene.Random.Pick(scenes).Name : scene.Random.Pick(["movie night", "stand up", "good morning", "dinner", "bedtime"]);
    }

    private static string OtherName(Scene scene)
    {
        var random = scene.Random;
        var own = scene.Home.Devices.Where(device => (DomainNames.Of(device) & Domains.All) == Domains.None).ToArray();
        if (own.Length > 0 && random.Chance(0.7)) return random.Pick(own).Name;
        var others = scene.Foreign.Devices.Where(device => (DomainNames.Of(device) & Domains.All) == Domains.None).ToArray();
        return others.Length > 0 ? random.Pick(others).Name
            : random.Pick(["camera", "doorbell camera", "lawn mower", "pool pump cover", "water heater", "washing robot", "driveway camera", "mower"]);
    }
}
