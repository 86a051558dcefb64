using System.Collections.Frozen;
using System.Collections.Immutable;

namespace HomeLLM.HomeAgent.Linking;

/// <summary>The English words that the linker knows: what things are called in general, and what is never a name by itself.</summary>
internal static class Lexicon
{
    /// <summary>Nouns that name a kind of device, with the kind's domain.</summary>
    public static readonly FrozenDictionary<string, string> DomainNouns = new Dictionary<string, string>
    {
        ["light"] = "light", ["lights"] = "light", ["lamp"] = "light", ["lamps"] = "light", ["bulb"] = "light", ["bulbs"] = "light",
        ["lighting"] = "light", ["lite"] = "light", ["lites"] = "light", ["lightbulb"] = "light", ["lightbulbs"] = "light",
        ["fan"] = "fan", ["fans"] = "fan", ["ventilator"] = "fan", ["ventilators"] = "fan",
        ["switch"] = "switch", ["switches"] = "switch", ["outlet"] = "switch", ["outlets"] = "switch", ["plug"] = "switch",
        ["plugs"] = "switch", ["socket"] = "switch", ["sockets"] = "switch",
    }.ToFrozenDictionary();

    /// <summary>Nouns that name the very kind "light" and nothing narrower.</summary>
    public static readonly FrozenSet<string> PlainNouns =
        Set("light lights lighting lite lites fan fans switch switches");

    /// <summary>Words that carry no meaning of their own inside a name or between its words.</summary>
    public static readonly FrozenSet<string> StopWords =
        Set("the a an my our your their his her in on of at to for by with from this that these those and or please is are it its up down out s");

    /// <summary>
    /// Words of commands and small talk: never taken for a misspelt name; part of a name only next to another word of it.
    /// </summary>
    public static readonly FrozenSet<string> CommandWords =
        Set("""
            turn switch put set make get give let bring take change adjust flip toggle start stop run kill cut shut close open dim brighten
            lower raise increase decrease reduce boost crank lights light lamp lamps fan fans bulb bulbs plug socket outlet on off
            up down to too two at by for from of in the a an and or but then also with without please can could would will you your i im id
            we me my our it its is are was be do does dont did not no yes ok okay hey hi hello um uh er ah oh well so just now right
            want like need have has had go going gonna wanna some any single all every everything everywhere each both either more less most much
            many lot bit little tad touch slightly brighter dimmer darker lighter dark bright brightness dimming level percent percentage half third
            quarter full fully max maximum min minimum low lower lowest medium mid high higher highest faster slower speed fast slow quick
            warm warmer cool cooler cold colder hot white red green blue yellow orange purple pink colour color kelvin degrees temperature
            mode preset auto sleep oscillate oscillating oscillation swing rotate rotating direction reverse forward back again
            damn damned bloody stupid silly freaking flipping frigging big main overhead ordinary normal nice lovely fucking goddamn
            around about over under above below between behind beside near inside outside through sure maybe perhaps
            what when where which who why how there here this that these those thing things one other another same again
            tell told say said ask talk speak call text send play watch listen hear see look show find search add list buy shopping order
            remind reminder timer alarm clock weather news music song joke story game movie film think know feel love hate hope guess mean
            thank thanks sorry never mind forget wait hold nothing something anything nobody someone anyone who whose left leave leaving
            good bad better best great fine cute pretty very really quite even still already always yet later soon after before until when
            day week month year sunset sunrise noon midnight oclock am pm people man woman guy mate dude buddy honey dear love darling
            go come came coming went back sleep wake sit stand eat drink work home went does doing done did been being has had having
            were shall should might may must cannot cant wont isnt arent wasnt
            room house home place today tonight tomorrow morning evening night time minute minutes hour hours
            """);

    /// <summary>More words that people use around an order; where a place would stand, they are no unknown place.</summary>
    public static readonly FrozenSet<string> OrdinaryWords =
        Set("""
            absolutely accelerate activate active actually aff afterwards aglow ahead ahem air airflow alice allergen almond alright
            alternate amp angel antique anymore appliance appliances apply appreciate approximately aqua aquamarine as asap asked asleep
            assign assistant attention away azure b baby balance band bang bathe beam bedtime beef begin beige bisque bits black
            blackout blades blanched blast blinding blow blowing blush boot boss bother break breeze brightened brightest bro brown bud
            bump bung burly burlywood cadet called calm cancel candlelight cease certain chalu chance chartreuse cheers chiffon child
            chocolate choose chop chuck clean click code comes comfort command commence complete completely computer confirm connect
            coral cornflower cornsilk correction crack cranked cream crimson current currently cyan cycle d darken darkness dawn
            daylight deactivate decelerate deep delighted demand deodorize device devices dial dimmed dimmest dinner disable disabled
            disconnect discontinue disengage ditch dodger doon douse downs dowse drab draft draught dress drive drop dry dusk dye ease
            eco ehm eight electricity eleven else enable enabled end energize engage enough ensure equal equals erm ever everyone
            exactly excuse execute extinguish fade faint fainter fancy far favor favorite favour feed few fifteen fifty finally finished
            fire firebrick first five fixed flick flipped flood flop floral flow followed forest forgot forth forty fresh friend fuchsia
            further g gadget gadgets gainsboro gear gentle gentler gets getting ghost gie gimme glow glowing god gods goes gold golden
            goldenrod gonnae goodness got grateful gray grey grid guests halt happy hard harder hasten havent head heaven heavens
            heighten help hen her hers hike hit hm hmm honeydew hook hue hundred hurry if ill illuminate immediately inactive indian
            indigo initiate instant instead intense intensity interval into invert itd itll ive ivory jack juice kar karo keep khaki
            kick kind kindle kindly knock lace lad lah last lastly late lavender lawn lemon lessen lets life lighten lime limit linen
            lit live load lob lock long longer looking lose luminosity machine magenta making manual maroon mash maxed maximize minimize
            mint minus misty moccasin moment mommy monday mood motion move moving mute na nature navajo navy necessary needful needs
            neutral next nine ninety nip nix nope notch nudge oan obliged offf oi old olive once online only onn oomph oops oot opens
            operate opposite orchid otherwise ought ours out outen output pace paint pal pale papaya past peach peg peru pick ping pit
            pitch plonk pls plum plus plz point pointed pollen pop position possible powder power powered powerful prefer press pronto
            provide puff pull pump push putting quench quicken quicker quickly quiet quit r ramp rapid rather re reactivate read reading
            real regulate remove request requesting rest restore rev reversed rgb rid rose rosy rotation roughly round royal running
            saddle sake salmon sandy scale scared scratch sea seashell second seconds select sets setting settings settle seven shade
            sharpish shift shine shining shove shutting side sienna silent silver sir sits six sky slacken slam slap slate sleeping
            slide slight sling slowed smart smoke snap snow snuff soft soften softer solid somebody somewhat spark sped spin spinning
            sport spread spring standard standstill started starts state status stay steady steel step stepping stick stopped straight
            strong stronger stuff subdue summer sun swap sway sweep sweetheart swinging switched switching swivel ta tae tan teal temp
            ten terminate thatd thats their theirs them they theyre thirty thistle three throttle throw till tilt tint tired toggel
            toggled togle tomato tone total trim trouble trun try tune turbo turned turning turquoise twenty u ultra unlight unplug
            unplugged upp ups us use using vacation value values violet warmth wasting wave way weaker wed whack whatever whats whatsit
            wheat whichever while whip whirring whoosh wide wind winter wish working workout ya yall yeah yo youre yours youve zap
            """);

    /// <summary>Ordinary words that make a name right before a noun: "the night light", "the reading lamp" are not just any light.</summary>
    public static readonly FrozenSet<string> NamingWords =
        Set("reading movie film music game story party work night day dinner sun forest sea storm wave summer winter wind smart play sleep bed door");

    /// <summary>Words that ask for all of what they stand with.</summary>
    public static readonly FrozenSet<string> AllWords = Set("all every everything everywhere each");

    /// <summary>Words for the whole home.</summary>
    public static readonly FrozenSet<string> HomeWords = Set("house home apartment flat place building property household");

    /// <summary>Words that split an order into clauses.</summary>
    public static readonly FrozenSet<string> ClauseWords = Set("and then but also while plus except excepting excluding besides barring apart than exception");

    /// <summary>Words after which stands what isn't meant: "all lights except the lamp".</summary>
    public static readonly FrozenSet<string> ExceptWords = Set("except excepting excluding besides barring but apart than exception");

    /// <summary>Words that stand for what was talked about before.</summary>
    public static readonly FrozenSet<string> Pronouns = Set("it that them they those these this its their");

    /// <summary>Words that ask for the last order once more, or for another thing than the last.</summary>
    public static readonly FrozenSet<string> FollowWords = Set("too also same again instead other another well likewise either");

    /// <summary>Words that begin a question.</summary>
    public static readonly FrozenSet<string> QuestionWords =
        Set("is are was were did does do has have which what whats how hows when where wheres who any am isnt arent status state");

    /// <summary>Pairs of words that people use for the same thing; each is a match for the other, a little below its own.</summary>
    public static readonly FrozenDictionary<string, string[]> Synonyms = Groups(
        "light lamp bulb lite lighting lightbulb",
        "fan ventilator",
        "plug outlet socket switch",
        "tv telly television",
        "fridge refrigerator icebox",
        "couch sofa settee",
        "lounge sitting living",
        "hall hallway corridor passage landing",
        "loo toilet lavatory wc restroom",
        "bath bathroom washroom",
        "cellar basement",
        "attic loft",
        "garden yard backyard",
        "kids kid child children childrens",
        "nursery baby",
        "office study den",
        "porch veranda stoop",
        "patio terrace deck",
        "entrance entry entryway foyer",
        "pc computer",
        "stove cooker hob",
        "hoover vacuum",
        "wardrobe closet",
        "master main primary",
        "bed bedside",
        "mum mums mom moms mother mothers",
        "dad dads father fathers",
        "guest guests visitor spare",
        "xmas christmas");

    private static readonly FrozenDictionary<string, DeviceKind> KindsByName =
        LanguageFile.ReadPairs("kinds", ':').Select(ReadKind).ToFrozenDictionary(kind => kind.Name);

    private static readonly FrozenDictionary<string, DeviceKind> KindsByNoun = KindsByName.Values
        .SelectMany(kind => kind.Nouns.Select(noun => (noun, kind))).ToFrozenDictionary(pair => pair.noun, pair => pair.kind);

    private static readonly FrozenDictionary<string, FrozenSet<string>> DomainsByVerb = LanguageFile.ReadPairs("verbs", '=')
        .SelectMany(pair => LanguageFile.Words(pair.Left).Select(verb => (verb, domains: LanguageFile.Words(pair.Right))))
        .GroupBy(pair => pair.verb)
        .ToFrozenDictionary(group => group.Key, group => group.SelectMany(pair => pair.domains).ToFrozenSet());

    private static readonly FrozenDictionary<string, DeviceKind> KindsByImplication = LanguageFile.ReadPairs("implied", '=')
        .SelectMany(pair => LanguageFile.Words(pair.Left).Select(word => (word, kind: KindsByName[pair.Right])))
        .ToFrozenDictionary(pair => pair.word, pair => pair.kind);

    /// <summary>The kind of that name in the lists.</summary>
    public static DeviceKind Kind(string name) => KindsByName[name];

    /// <summary>The kind, other than light, fan or switch, that a noun of one word, or of two with a blank between, names; null where it names none.</summary>
    public static DeviceKind? KindOf(string noun) => KindsByNoun.GetValueOrDefault(noun);

    /// <summary>The kind that a word means without naming it ("pause", "warmer"); null where it means none.</summary>
    public static DeviceKind? ImpliedBy(string word) => KindsByImplication.GetValueOrDefault(word);

    /// <summary>The domains of which something must be that this word is said of; null where it says nothing.</summary>
    public static FrozenSet<string>? DomainsOfVerb(string word) => DomainsByVerb.GetValueOrDefault(word);

    /// <summary>Whether a word names any kind of device.</summary>
    public static bool IsNoun(string word) => DomainNouns.ContainsKey(word) || KindsByNoun.ContainsKey(word);

    /// <summary>Whether a noun is more often a verb or a direction: "lock", "list", "water".</summary>
    public static bool IsOrdinaryVerb(string word) => word is "lock" or "water" or "list" or "heat" or "cover" or "power" or "fire" or "security" or "bolt" or "leak";

    /// <summary>Whether a word names a kind of device that a device may be of.</summary>
    public static bool IsNounOf(string word, string domain) =>
        DomainNouns.TryGetValue(word, out var own) ? own == domain : KindsByNoun.TryGetValue(word, out var kind) && kind.HasDomain(domain);

    private static DeviceKind ReadKind((string Name, string Description) line)
    {
        var at = line.Description.IndexOf('=', StringComparison.Ordinal);
        var rules = ImmutableArray.CreateBuilder<DeviceKindRule>();
        string? excluded = null;
        foreach (var part in LanguageFile.Words(line.Description[(at + 1)..]))
        {
            var pieces = part.Split('!');
            var rule = pieces[0];
            if (pieces.Length > 1) excluded = pieces[1];
            var slash = rule.IndexOf('/', StringComparison.Ordinal);
            rules.Add(slash < 0 ? new(rule, []) : new(rule[..slash], [.. rule[(slash + 1)..].Split(',')]));
        }

        return new(line.Name, [.. LanguageFile.Words(line.Description[..at]).Select(noun => noun.Replace('_', ' '))], rules.ToImmutable(), excluded);
    }

    /// <summary>The kind of device that a word names; null where it names none.</summary>
    public static string? DomainOf(string word) => DomainNouns.GetValueOrDefault(word);

    /// <summary>Whether "light" begins the name of a colour: "to light blue".</summary>
    public static bool IsShade(List<string> words, int at) =>
        words[at] == "light" && at > 0 && at + 1 < words.Count
        && words[at - 1] is "to" or "it" or "them" or "in" or "be" or "a" or "go" or "all" or "is" or "are"
        && words[at + 1] is "blue" or "green" or "pink" or "cyan" or "gray" or "grey" or "yellow" or "salmon" or "coral" or "sea" or "sky"
            or "steel" or "slate" or "golden" or "goldenrod";

    /// <summary>Whether a noun is in the plural.</summary>
    public static bool IsPlural(string word) => word.Length > 3 && word[^1] == 's' && word[^2] != 's';

    /// <summary>Whether a word, in whatever form, is one of those that orders are made of, so that it can't be the name of a place.</summary>
    public static bool IsOrdinary(string word) =>
        IsListed(word) || IsListed(Stem(word))
        || (word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal) && IsListedVerb(word[..^3]))
        || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && IsListedVerb(word[..^2]))
        || (word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal) && IsListed(word[..^2]));

    private static bool IsListed(string word) =>
        CommandWords.Contains(word) || OrdinaryWords.Contains(word) || StopWords.Contains(word) || AllWords.Contains(word)
        || HomeWords.Contains(word) || (IsNoun(word) && word is not ("garage" or "garages" or "gate" or "gates")) || DomainsByVerb.ContainsKey(word) || KindsByImplication.ContainsKey(word);

    // "putting", "dimmed", "changing".
    private static bool IsListedVerb(string stem) =>
        IsListed(stem) || IsListed(stem + "e") || (stem.Length > 2 && stem[^1] == stem[^2] && IsListed(stem[..^1]));

    /// <summary>The word without its plural or possessive ending.</summary>
    public static string Stem(string word)
    {
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal)) return string.Concat(word.AsSpan(0, word.Length - 3), "y");
        if (word.Length > 4 && (word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)
            || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("sses", StringComparison.Ordinal))) return word[..^2];
        return IsPlural(word) ? word[..^1] : word;
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    private static FrozenDictionary<string, string[]> Groups(params string[] groups) =>
        groups.Select(group => group.Split(' '))
            .SelectMany(group => group.Select(word => (word, others: group.Where(other => other != word).ToArray())))
            .GroupBy(pair => pair.word)
            .ToFrozenDictionary(pairs => pairs.Key, pairs => pairs.SelectMany(pair => pair.others).Distinct().ToArray());
}
