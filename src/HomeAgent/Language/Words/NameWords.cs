using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language.Words;

/// <summary>What stands around and between the names of devices and places.</summary>
internal sealed class NameWords(PhraseBook book)
{
    private const string Section = "names";

    public FrozenSet<string> BetweenNumbers { get; } = book.Words(Section, "between_numbers");

    public FrozenSet<string> BetweenNames { get; } = book.Words(Section, "between_names");

    public FrozenSet<string> PlaceNext { get; } = book.Words(Section, "place_next");

    public FrozenSet<string> NounOfPlace { get; } = book.Words(Section, "noun_of_place");

    public FrozenSet<string> NameOfPlace { get; } = book.Words(Section, "name_of_place");

    public FrozenSet<string> ManyAsked { get; } = book.Words(Section, "many_asked");

    public FrozenSet<string> Floor { get; } = book.Words(Section, "floor");

    public FrozenSet<string> StoreyOfFloor { get; } = book.Words(Section, "storey_of_floor");

    public FrozenSet<string> LightsOnSwitches { get; } = book.Words(Section, "lights_on_switches");

    public FrozenSet<string> One { get; } = book.Words(Section, "one");

    public FrozenSet<string> ExceptedOnes { get; } = book.Words(Section, "excepted_ones");
}
