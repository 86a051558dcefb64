namespace HomeLLM.CorpusGenerator.Homes.Abilities;

/// <summary>Draws the names of a device's modes, spelled as integrations spell them.</summary>
internal static class ModeNames
{
    /// <summary>Different modes in one spelling: "quiet", "Quiet", "sleep_wind"; now and then one that nobody has heard of.</summary>
    /// <param name="names">What modes may be called.</param>
    /// <param name="count">How many; fewer where there are not so many names.</param>
    /// <param name="random">Chooses.</param>
    public static string[] Draw(IReadOnlyList<string> names, int count, Random random)
    {
        var modes = new HashSet<string>();
        for (var tries = 0; modes.Count < count && tries < count * 8; tries++)
        {
            modes.Add(random.Chance(0.08) ? InventedWords.Make(random).ToLowerInvariant() : random.Pick(names));
        }

        var style = random.Next(12);
        return [.. modes.Select(mode => style switch
        {
            0 => char.ToUpperInvariant(mode[0]) + mode[1..],
            1 => mode.Replace(' ', '_'),
            _ => mode,
        })];
    }
}
