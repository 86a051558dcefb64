namespace HomeLLM.CorpusGenerator;

/// <summary>A hash that is the same in every run (FNV-1a), for choices that must not move.</summary>
internal static class StableHash
{
    /// <summary>The hash of a text.</summary>
    public static uint Of(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text) hash = (hash ^ character) * 16777619u;
        // FNV's low bits are weak for short texts: mix them.
        hash ^= hash >> 15;
        hash *= 2246822519u;
        return hash ^ (hash >> 13);
    }
}
