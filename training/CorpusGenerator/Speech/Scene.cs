using HomeLLM.CorpusGenerator.Templates;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.CorpusGenerator.Speech;

/// <summary>One moment in one home: who asks, where.</summary>
/// <param name="Names">The home's names.</param>
/// <param name="Foreign">The names of another home, for things that this one hasn't.</param>
/// <param name="Library">The language.</param>
/// <param name="Random">Chooses.</param>
internal sealed record Scene(HomeNames Names, HomeSnapshot Foreign, TemplateLibrary Library, Random Random)
{
    /// <summary>The program's own reading of the home.</summary>
    public Linker Linker { get; } = new(Names.Home);

    /// <summary>The home.</summary>
    public HomeSnapshot Home => Names.Home;

    /// <summary>The area where the speaker stands; null where nobody knows.</summary>
    public string? SpeakerArea { get; set; }

    /// <summary>Whether names and things come from the lists that the training never sees.</summary>
    public bool HasHeldOutNames { get; init; }

    /// <summary>What was talked about just before; null where nothing was.</summary>
    public Earlier? Earlier { get; set; }

    /// <summary>Says one of the things that a rule can say.</summary>
    public string Say(string rule) => Library.ExpandRule(rule, Random);
}
