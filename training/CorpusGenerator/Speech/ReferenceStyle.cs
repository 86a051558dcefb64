namespace HomeLLM.CorpusGenerator.Speech;

/// <summary>In which parts a template says its target.</summary>
internal enum ReferenceStyle
{
    /// <summary><c>{t}</c>: one phrase.</summary>
    Phrase,

    /// <summary><c>{n}</c> and <c>{w}</c>: noun and place apart.</summary>
    NounAndPlace,

    /// <summary><c>{n}</c> alone: "lights on".</summary>
    Noun,

    /// <summary><c>{w}</c> alone: "brighter in the kitchen".</summary>
    Place,

    /// <summary>Nothing: "make it brighter".</summary>
    Unsaid,

    /// <summary>Many and what of them isn't meant, apart.</summary>
    AllAndException,

    /// <summary>What isn't meant, and the others.</summary>
    OthersAndException,
}
