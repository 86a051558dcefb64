using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Language.Words;

/// <summary>What stands around nouns without a name, and what means the whole home.</summary>
internal sealed class NounWords(PhraseBook book)
{
    private const string Section = "nouns";

    public FrozenSet<string> VerbNounAfter { get; } = book.Words(Section, "verb_noun_after");

    public FrozenSet<string> PlaceAfter { get; } = book.Words(Section, "place_after");

    public FrozenSet<string> PlaceBetween { get; } = book.Words(Section, "place_between");

    public FrozenSet<string> Particle { get; } = book.Words(Section, "particle");

    public FrozenSet<string> ParticleVerbs { get; } = book.Words(Section, "particle_verbs");

    public FrozenSet<string> Valued { get; } = book.Words(Section, "valued");

    public FrozenSet<string> Floors { get; } = book.Words(Section, "floors");

    public FrozenSet<string> Here { get; } = book.Words(Section, "here");

    public FrozenSet<string> HereAfter { get; } = book.Words(Section, "here_after");

    public FrozenSet<string> ThisRoom { get; } = book.Words(Section, "this_room");

    public FrozenSet<string> ThisRoomAfter { get; } = book.Words(Section, "this_room_after");

    public FrozenSet<string> Of { get; } = book.Words(Section, "of");

    public FrozenSet<string> Room { get; } = book.Words(Section, "room");

    public FrozenSet<string> OnDevice { get; } = book.Words(Section, "on_device");

    public FrozenSet<string> Somewhere { get; } = book.Words(Section, "somewhere");

    public FrozenSet<string> SomewhereBetween { get; } = book.Words(Section, "somewhere_between");

    public FrozenSet<string> HomeAfter { get; } = book.Words(Section, "home_after");

    public FrozenSet<string> HomeWide { get; } = book.Words(Section, "home_wide");

    public WordPhrases AllTheWay { get; } = book.Phrases(Section, "all_the_way");

    public FrozenSet<string> Everything { get; } = book.Words(Section, "everything");

    public FrozenSet<string> All { get; } = book.Words(Section, "all");

    public FrozenSet<string> AllNotNext { get; } = book.Words(Section, "all_not_next");

    public FrozenSet<string> AllThings { get; } = book.Words(Section, "all_things");

    public FrozenSet<string> AllRooms { get; } = book.Words(Section, "all_rooms");

    public FrozenSet<string> AllBefore { get; } = book.Words(Section, "all_before");
}
