using System.Collections.Frozen;

namespace HomeLLM.HomeAgent.Dialogue;

/// <summary>The English words by which people answer a question of the agent. All are normalised: lower case, numbers in digits.</summary>
internal static class DialogueWords
{
    /// <summary>Each of them alone is a yes.</summary>
    public static readonly FrozenSet<string> Yes =
        Set("yes yeah yep yup yea ya aye sure ok okay okey affirmative correct right definitely absolutely certainly indeed confirm confirmed proceed agreed fine");

    /// <summary>A yes only together with one of the words above, or as one of <see cref="YesPhrases"/>.</summary>
    public static readonly FrozenSet<string> YesFillers =
        Set("please do it that them go ahead on now thanks thank you of course i am would like to want the my uh um er oh well just so and dear love darling honey sweetheart mate buddy pal man sir you can may");

    /// <summary>A yes without any of the words above.</summary>
    public static readonly FrozenSet<string> YesPhrases = Phrases(
        "do it", "do that", "do so", "please do", "please", "go ahead", "go on", "go for it", "of course", "make it so", "i do", "that would be nice",
        "that would be great", "why not", "by all means", "yes please", "that is right", "thats right", "you may", "you can", "go on then");

    /// <summary>Any of them makes it no yes; alone, or with fillers, it is a no.</summary>
    public static readonly FrozenSet<string> No =
        Set("no nope nah nay dont not never cancel stop neither none nothing negative abort leave forget wrong");

    /// <summary>What may stand beside a no.</summary>
    public static readonly FrozenSet<string> NoFillers =
        Set("thanks thank you please do it that them of the mind wait i it its is ok okay actually better rather just now lets this alone be about uh um er oh well cheers bother dear love darling honey sweetheart mate buddy pal man sir worry need to for any more");

    /// <summary>All of the candidates.</summary>
    public static readonly FrozenSet<string> All = Set("both all each every everything everyone");

    /// <summary>What may stand beside a choice without changing it.</summary>
    public static readonly FrozenSet<string> ChoiceFillers =
        Set("the a an my our please i mean meant want would like said say that this it its is one ones 1 number in at on of by from to uh um er oh well just yes yeah yep ok okay sorry them 2 3 4 thanks just only think light lamp thing device");

    /// <summary>Which of several in the order in which they were named.</summary>
    public static readonly FrozenDictionary<string, int> Ordinals = new Dictionary<string, int>
    {
        ["first"] = 0, ["1"] = 0, ["former"] = 0, ["second"] = 1, ["2"] = 1, ["third"] = 2, ["3"] = 2, ["fourth"] = 3, ["4"] = 3, ["fifth"] = 4, ["5"] = 4,
    }.ToFrozenDictionary();

    /// <summary>The last of several.</summary>
    public static readonly FrozenSet<string> Last = Set("last latter");

    /// <summary>The speaker's own place.</summary>
    public static readonly FrozenSet<string> Here = Set("here");

    /// <summary>"No, the other one": the last order was for the wrong one of two.</summary>
    public static readonly FrozenSet<string> Other = Set("other");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Phrases(params string[] phrases) => phrases.ToFrozenSet(StringComparer.Ordinal);
}
